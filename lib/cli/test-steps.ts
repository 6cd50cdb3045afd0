import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";

/** What a step found: a check is one, a test runner has many. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by its name where it has one. */
  failures: string[];
}

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

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** Vitest's tests, or those of `args`; a file that could not even be loaded counts as one that failed. */
export async function runVitest(
  report: string,
  { args = [], ...options }: RunOptions & { args?: string[] } = { show: "always" },
): Promise<Counts> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const succeeded = await runTool("vitest", ["run", ...args, ...reporters], options);
  const files = readReport(report, vitestReport)?.testResults ?? [];
  const counts = files.reduce((sum, { name, status, assertionResults }) => {
    const those = (wanted: string) => assertionResults.filter((one) => one.status === wanted);
    const [passed, failed] = [those("passed").length, those("failed")];
    const skipped = assertionResults.length - passed - failed.length;
    const file = relative(process.cwd(), name);
    const failures = failed.map(({ fullName }) => `${file}: ${fullName}`);
    if (status === "failed" && failures.length === 0) failures.push(file);
    return addCounts(sum, { passed, failed: failures.length, skipped, failures });
  }, nothing);
  return settle(counts, succeeded);
}

interface PlaywrightSuite {
  specs?: { title: string; file: string; ok: boolean }[] | undefined;
  suites?: PlaywrightSuite[] | undefined;
}
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(z.object({ title: z.string(), file: z.string(), ok: z.boolean() })).optional(),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});

const failedSpecs = ({ specs = [], suites = [] }: PlaywrightSuite): string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
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
