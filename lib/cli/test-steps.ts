import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Counts, countsShape, type Failure, shortly } from "@/lib/testing/counts";
import { COUNTS_FILE } from "@/lib/testing/counts-reporter";

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
export const onePassed: Counts = { ...nothing, passed: 1 };
export const oneFailed: Counts = { ...nothing, failed: 1 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
});

/** No step of ours takes half of it on a usual machine: a program that hangs is a failure, said before anybody gives up on it. */
const LIMIT_MS = 22 * 60_000;
const running = new Set<ChildProcess>();

interface RunOptions {
  /** `failure` keeps the output back and prints it only when the program fails. */
  show: "always" | "failure" | "never";
  env?: Record<string, string>;
}

/** Runs a program of the project's packages to its end; true when it succeeded. */
export async function runTool(tool: string, args: string[], { show, env }: RunOptions): Promise<boolean> {
  const child = spawn(join("node_modules", ".bin", tool), args, {
    stdio: show === "always" ? "inherit" : ["ignore", "pipe", "pipe"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    timeout: LIMIT_MS,
  });
  running.add(child);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk));
  const succeeded = await new Promise<boolean>((resolve) => {
    child.on("error", (error) => {
      output.push(Buffer.from(`${tool} did not start: ${error.message}\n`));
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
  running.delete(child);
  if (!succeeded && show === "failure") process.stdout.write(Buffer.concat(output));
  return succeeded;
}

/** Asks what runs to end, as Ctrl-C would. */
export function interruptTools(): void {
  for (const child of running) child.kill("SIGINT");
}

/** A check without tests of its own counts as one. */
export const runCheck = async (tool: string, args: string[]): Promise<Counts> =>
  (await runTool(tool, args, { show: "failure" })) ? onePassed : oneFailed;

/** A runner that ended well must have run something, one that did not must have a failure. */
function settle(counts: Counts, succeeded: boolean): Counts {
  const isSilent = counts.passed + counts.failed === 0 || (!succeeded && counts.failed === 0);
  return isSilent ? { ...counts, failed: counts.failed + 1 } : counts;
}

function readReport<T>(file: string, shape: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null;
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`The report ${file} cannot be read:`, error);
    return null;
  }
}

/** Vitest's tests, or those of `args`; a file that could not even be loaded counts as one that failed. */
export async function runVitest(
  report: string,
  { args = [], env, ...options }: RunOptions & { args?: string[] } = { show: "always" },
): Promise<Counts> {
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=./lib/testing/counts-reporter.ts"];
  const variables = { ...env, [COUNTS_FILE]: report };
  const succeeded = await runTool("vitest", ["run", ...args, ...reporters], { ...options, env: variables });
  return settle(readReport(report, countsShape) ?? nothing, succeeded);
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({ results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })) }),
  ),
});
interface PlaywrightSuite {
  specs?: z.infer<typeof playwrightSpec>[] | undefined;
  suites?: PlaywrightSuite[] | undefined;
}
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(playwrightSpec).optional(),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});

const failedSpecs = ({ specs = [], suites = [] }: PlaywrightSuite): Failure[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const said = tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []));
      return { name: `${file}: ${title}`, why: shortly(said[0] ?? "") };
    }),
  ...suites.flatMap(failedSpecs),
];

const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Playwright's tests. Retried ones that passed at last count as failed. */
export async function runPlaywright(report: string, env: Record<string, string>): Promise<Counts> {
  const screen = process.stdout.isTTY ? "line" : "list";
  const succeeded = await runTool("playwright", ["test", `--reporter=${screen},json`], {
    show: "always",
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const read = readReport(report, playwrightReport);
  if (!read) return oneFailed;
  const { stats } = read;
  const failures = failedSpecs(read);
  return settle(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, failures },
    succeeded,
  );
}
