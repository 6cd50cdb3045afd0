import { currentRequest } from "./current-request";

type Level = "info" | "warn" | "error";

/** Writes a line of JSON to standard output: when, how grave, what. No field may hold a person's data. */
export function logLine(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
}

/** The same of an error, without its values. */
export const logError = (event: string, error: unknown, fields: Record<string, unknown> = {}): void =>
  logLine("error", event, { ...fields, ...describe([error]) });

/** Makes what this process and its framework say on the console lines of the same log, with the request that they are about. */
export function logConsole(): void {
  const levels: [keyof Console & ("log" | "info" | "warn" | "error"), Level][] = [
    ["log", "info"],
    ["info", "info"],
    ["warn", "warn"],
    ["error", "error"],
  ];
  for (const [method, level] of levels)
    console[method] = (...said: unknown[]) =>
      logLine(level, "said", { request: currentRequest.getStore()?.id, ...describe(said) });
}

/** What was said, and the last error in it; of an object nothing, since it may hold anything. */
function describe(said: unknown[]): Record<string, unknown> {
  const words = said.filter((part) => typeof part === "string" || typeof part === "number");
  const error = said.findLast((part) => part instanceof Error);
  return {
    ...(words.length > 0 ? { message: words.join(" ") } : {}),
    ...(error ? { error: describeError(error) } : {}),
  };
}

/** An error without its values: those of the database quote rows and parameters, and are told by code and place alone. */
function describeError(error: Error & { code?: unknown; digest?: unknown; severity?: unknown }): object {
  const isOfDatabase = error.severity !== undefined;
  return {
    name: error.name,
    code: error.code,
    digest: error.digest,
    ...(isOfDatabase ? {} : { message: error.message }),
    at: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
}
