import { spawn } from "node:child_process";
import type { ServerUser } from "./server-user";

export interface CommandResult {
  code: number;
  output: string;
}

/** The server's programs see this and nothing of ours: a stray PGDATA, PGPORT or LANG must not change what they do. */
const ENVIRONMENT = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" };

/**
 * Runs a program to its end and returns its exit code and what it printed. `user` is whom to run it as (ourselves when
 * omitted). It gets a session of its own, so that our Ctrl-C does not reach it, and `/` as working folder, which every
 * user can enter. Throws only when the program cannot be started.
 */
export async function runCommand(program: string, args: string[], user?: ServerUser): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: "/",
      env: { ...ENVIRONMENT } as unknown as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      ...(user?.switched ? { uid: user.uid, gid: user.gid } : {}),
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, output: Buffer.concat(chunks).toString("utf8").trim() }));
  });
}
