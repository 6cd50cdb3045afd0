import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** What failed, by its name where it has one, and why: a few lines, so that the end of a long run's output says it. */
const failure = z.object({ name: z.string(), why: z.string() });
export type Failure = z.infer<typeof failure>;

/** What a step found: a check is one, a test runner has many. */
export const countsShape = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  failures: z.array(failure),
});
export type Counts = z.infer<typeof countsShape>;

const LINES = 24;
const COLUMNS = 200;

/** The first lines of an error's words, without colours. */
export const shortly = (words: string): string =>
  stripVTControlCharacters(words)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, LINES)
    .map((line) => line.slice(0, COLUMNS))
    .join("\n");
