import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, startMark } from "./process-state";

const POLL_MS = 50;
const GUARD_STALE_MS = 10_000;

function hasCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? "");
}

/** A lock is stale when the process that wrote it is gone, or its pid now belongs to another process. */
async function isStale(file: string): Promise<boolean> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
  const [holder, mark] = text.split("\n");
  const pid = Number(holder);
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid)) return true;
  return Boolean(mark) && mark !== startMark(pid);
}

/**
 * Removes a stale lock. Two processes that both found it stale must not remove each other's new one, so only the holder
 * of the guard folder removes, after looking again; the guard is held for an instant, so an old one was left by a crash.
 */
async function breakStaleLock(file: string): Promise<void> {
  const guard = `${file}.breaking`;
  try {
    await mkdir(guard);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    const since = await stat(guard).catch(() => null);
    if (since && Date.now() - since.mtimeMs > GUARD_STALE_MS) await rmdir(guard).catch(() => {});
    return;
  }
  try {
    if (await isStale(file)) await rm(file, { force: true });
  } finally {
    await rmdir(guard).catch(() => {});
  }
}

async function tryLock(file: string): Promise<boolean> {
  // Written aside then linked: whoever sees the lock sees all of it.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${process.pid}\n${startMark(process.pid)}\n`, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Runs `work` while holding the lock file, one process (and one caller within a process) at a time. A lock left by a
 * dead process is taken over. Throws after `waitMs` milliseconds without it, naming the file and its holder.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>, waitMs = 120_000): Promise<T> {
  const limit = Date.now() + waitMs;
  while (!(await tryLock(file))) {
    if (await isStale(file)) await breakStaleLock(file);
    if (Date.now() > limit) {
      const holder = (await readFile(file, "utf8").catch(() => "")).split("\n")[0];
      throw new Error(`Waited ${waitMs / 1000} s for ${file}, held by process ${holder || "unknown"}`);
    }
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
