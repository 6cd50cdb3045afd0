import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, SerializedError, TestModule } from "vitest/node";
import { type Counts, type Failure, shortly } from "./counts";

/** The variable that names the file which a run's counts are written to. */
export const COUNTS_FILE = "PILOTAGE_TEST_COUNTS";

/** Lines of a difference that say what differs, without those on which both agree. */
const differing = (diff: string) =>
  stripVTControlCharacters(diff)
    .split("\n")
    .filter((line) => /^[-+]/.test(line));

function whyOf(errors: readonly SerializedError[], durationMs?: number): string {
  const [error] = errors;
  if (!error) return "";
  const after = durationMs === undefined ? [] : [`after ${(durationMs / 1000).toFixed(1)} s`];
  const place = error.stacks?.[0];
  const where = place ? [`at ${place.file}:${place.line}`] : [];
  return shortly([...after, error.message, ...where, ...differing(String(error.diff ?? ""))].join("\n"));
}

/** What a module's own set-up and its suites' failed at, beside its tests. */
function failuresOf(module: TestModule): Failure[] {
  const suites = [...module.children.allSuites()].map((suite) => ({ name: suite.fullName, errors: suite.errors() }));
  const tests = [...module.children.allTests("failed")].map((test) => ({
    name: test.fullName,
    errors: test.result().errors ?? [],
    duration: test.diagnostic()?.duration,
  }));
  const around = [{ name: "the file", errors: module.errors() }, ...suites].filter(({ errors }) => errors.length > 0);
  return [...around.map((one) => ({ ...one, duration: undefined })), ...tests].map(({ name, errors, duration }) => ({
    name: `${module.relativeModuleId}: ${name}`,
    why: whyOf(errors, duration),
  }));
}

/** Writes what vitest's run found as `Counts`, with what each failure says. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], outside: readonly SerializedError[]): void {
    const file = process.env[COUNTS_FILE];
    if (!file) throw new Error(`${COUNTS_FILE} names no file`);
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const broken = tests.filter((test) => test.result().state === "failed").length;
    const failures = [
      ...modules.flatMap(failuresOf),
      ...outside.map((error) => ({ name: "outside of any test", why: whyOf([error]) })),
    ];
    const counts: Counts = { passed, failed: failures.length, skipped: tests.length - passed - broken, failures };
    writeFileSync(file, JSON.stringify(counts));
  }
}
