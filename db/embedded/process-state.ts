import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** One field of a process as `ps` prints it; only for systems without /proc (minimal Linux images have no `ps`). */
function askPs(pid: number, field: string): string {
  return spawnSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** Fields of /proc/PID/stat from the third on; the second is a name that may itself contain spaces and brackets. */
function procStat(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

/** Whether a process runs: false for a zombie, which `kill(pid, 0)` calls alive in a container without an init. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const state = process.platform === "linux" ? (procStat(pid)[0] ?? "") : askPs(pid, "stat");
  return !state.startsWith("Z");
}

/** Something that differs between two processes that had the same pid one after the other; empty when unknown. */
export function startMark(pid: number): string {
  return process.platform === "linux" ? (procStat(pid)[19] ?? "") : askPs(pid, "lstart");
}

/** The command line of a process, or null when it cannot be read. */
export function commandLine(pid: number): string | null {
  if (process.platform !== "linux") return askPs(pid, "command") || null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return null;
  }
}
