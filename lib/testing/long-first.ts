import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Small files whose tests wait for commands of an installation of their own: a minute each. */
const LONG = ["faults/faults.test.ts", "faults/stopped-import.test.ts", "bench/bench.test.ts"];

/**
 * Where nobody knows yet how long a file takes, as in a new clone, vitest begins with the largest: the longest of the small
 * ones would end alone, half a machine idle beside it.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(name));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
