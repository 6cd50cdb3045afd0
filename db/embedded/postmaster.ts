import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLine, isRunning } from "./process-state";

/** A running server, as its own `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number;
  port: number;
  socketDir: string;
  status: string;
}

const POLL_MS = 20;
/** No process can have this pid: far above the largest that Linux or macOS give. */
const NO_PROCESS = 2_147_483_646;

async function readLines(data: string): Promise<string[] | null> {
  try {
    return (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n").map((line) => line.trim());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    if (code === "EACCES") throw new Error(`${data} belongs to another user: this database was made by someone else`);
    throw error;
  }
}

/** Whether the pid in the file is that server and not a zombie, or another process that was given its pid since. */
function isItsServer(pid: number, folder: string): boolean {
  if (!isRunning(pid)) return false;
  const command = commandLine(pid);
  return command === null || command.includes(folder);
}

/** The server that runs on a data folder, ready or not, or null. */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const lines = await readLines(data);
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory, status.
  const [pid, folder, , port, socketDir, , , status = ""] = lines ?? [];
  if (!pid || !folder || !isItsServer(Number(pid), folder)) return null;
  return { pid: Number(pid), port: Number(port), socketDir: socketDir ?? "", status };
}

/** Waits (at most `waitMs` milliseconds) until the server on a data folder is ready; null when none runs or it ends. */
export async function waitUntilReady(data: string, waitMs = 300_000): Promise<Postmaster | null> {
  const limit = Date.now() + waitMs;
  for (;;) {
    const found = await findPostmaster(data);
    if (!found || found.status === "ready") return found;
    if (Date.now() > limit)
      throw new Error(`PostgreSQL in ${data} is still "${found.status}" after ${waitMs / 1000} s`);
    await sleep(POLL_MS);
  }
}

/**
 * Makes the `postmaster.pid` of a dead server harmless. PostgreSQL judges by pid alone, so a zombie or an unrelated
 * process with that pid would stop it from starting. The pid is replaced rather than the file removed: PostgreSQL then
 * still checks the shared memory named in it, and refuses while orphans of the dead server write to the data.
 */
export async function disarmStalePid(data: string): Promise<void> {
  const lines = await readLines(data);
  if (!lines || (await findPostmaster(data))) return;
  const file = join(data, "postmaster.pid");
  const [, folder, , port, socketDir] = lines;
  // A file that ends early was being written when the server died: it names no shared memory yet.
  if (!folder || lines.length < 7) return rm(file, { force: true });
  await writeFile(file, [String(NO_PROCESS), ...lines.slice(1)].join("\n"));
  if (!socketDir || !port) return;
  const socket = join(socketDir, `.s.PGSQL.${port}`);
  await Promise.all([rm(socket, { force: true }), rm(`${socket}.lock`, { force: true })]);
}

async function waitForEnd(pid: number, data: string, waitMs: number): Promise<boolean> {
  const limit = Date.now() + waitMs;
  while ((await findPostmaster(data))?.pid === pid) {
    if (Date.now() > limit) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/**
 * Stops a server: open transactions are rolled back, committed ones are on disk. When it has not ended after 30 s it is
 * told to leave at once (it then recovers at its next start). Throws when it does not even do that.
 */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
    if (await waitForEnd(pid, data, 30_000)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) in ${data} does not stop`);
}
