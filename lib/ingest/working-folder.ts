import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isRunning, startMark } from "@/db/embedded/process-state";
import { stateDir } from "@/lib/env";

/** Where imports keep what they make of the data while they read it. */
export const workingFolders = (): string => join(stateDir(), "imports");

/** What a process's folders begin with; not what those of an earlier one with its number do. */
const nameOf = (pid: number): string => `${pid}-${startMark(pid).replace(/\W/g, "")}-`;

/** Makes an empty folder for this process, its owner's alone. Those that killed processes left are removed. */
export async function makeWorkingFolder(): Promise<string> {
  const folder = workingFolders();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const pid = Number.parseInt(name, 10);
    if (!isRunning(pid) || !name.startsWith(nameOf(pid)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
  return mkdtemp(join(folder, nameOf(process.pid)));
}
