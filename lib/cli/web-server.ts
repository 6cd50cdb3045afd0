import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { CliError } from "./command";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Runs Next's own command (`build`, `start`, `dev`) in a process of its own, its output passed on. */
export function spawnNext(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [next, ...args], {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
}

/** Builds the app for production. Throws when the build fails. */
export async function buildApp(): Promise<void> {
  const [code] = await once(spawnNext(["build"]), "exit");
  if (code !== 0) throw new CliError("the build failed");
}

/** Waits until the server answers at that address; throws when its process ends first, or after a minute. */
export async function waitForServer(child: ChildProcess, address: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(150)) {
    if (child.exitCode !== null) throw new CliError("the server stopped before it answered");
    const answer = await fetch(`${address}/sign-in`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new CliError("the server did not answer within a minute");
}

/** Lets the server run until it ends by itself or a signal asks for its end, then waits for that. */
export async function runUntilStopped(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null ? once(child, "exit") : Promise.resolve([child.exitCode]);
  const stop = () => child.kill("SIGTERM");
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  await ended;
}
