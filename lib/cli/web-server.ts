import { type ChildProcess, spawn } from "node:child_process";
import cluster from "node:cluster";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { assertSafeLogin } from "@/db/check-safety";
import { appAddress, connect, type Target } from "@/db/connections";
import { port, processes } from "@/lib/env";
import { findPrinter } from "@/lib/paper/find-browser";
import { CliError } from "./command";
import { startWorker } from "./worker";

/** How long the server may take to finish its answers, a printed page among them. */
const GRACE_MS = 30_000;

/**
 * The most that V8 holds for a process that serves, in MB. Without a bound its garbage grows with the machine's memory;
 * pages hold about 120, the largest file that is written about 300.
 */
const HEAP_MB = 1024;

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

const silent = { NEXT_TELEMETRY_DISABLED: "1" };

/** `next.config.js` reads it. */
const TYPES_CHECKED = "PILOTAGE_TYPES_CHECKED";

/** Runs Next's own command (`build`, `start`, `dev`) in a process group of its own, its output passed on. */
function spawnNext(args: string[], env: Record<string, string | undefined> = {}): ChildProcess {
  return spawn(process.execPath, [next, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
    env: { ...process.env, ...silent, ...env },
  });
}

interface ServeOptions {
  mode: "start" | "dev";
  host: string;
  secret: string;
}

/** By what this machine reaches a server that listens on `host`. */
function hostHere(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** What the processes that serve are given: the app login's address and no other; `secret` signs sessions. */
const environmentOf = (target: Target, { mode, host, secret }: ServeOptions, printer: string | null) => ({
  NODE_ENV: mode === "start" ? "production" : "development",
  DATABASE_URL: appAddress(target),
  DATABASE_WRITER_URL: undefined,
  DATABASE_OWNER_URL: undefined,
  NEXTAUTH_SECRET: secret,
  // A server in production ends as `lib/serving` says.
  NEXT_MANUAL_SIG_HANDLE: mode === "start" ? "1" : undefined,
  PILOTAGE_PRINTER: printer ?? undefined,
  PILOTAGE_SERVER: `${hostHere(host)}:${port()}`,
  NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? `http://${host}:${port()}`,
});

/** Serves the app on `http://host:port`: in development by one process, else by several that share the port. */
function serveApp(target: Target, options: ServeOptions, printer: string | null): ChildProcess[] {
  const args = [options.mode, "-p", String(port()), "-H", options.host];
  const env = environmentOf(target, options, printer);
  if (options.mode === "dev") return [spawnNext(args, env)];
  cluster.setupPrimary({ exec: next, args, execArgv: [`--max-old-space-size=${HEAP_MB}`] });
  return Array.from({ length: processes() }, () => cluster.fork({ ...silent, ...env }).process);
}

/** Builds the app for production, its types checked unless they just were. Throws when the build fails. */
export async function buildApp({ typesAreChecked = false } = {}): Promise<void> {
  const env = typesAreChecked ? { [TYPES_CHECKED]: "1" } : {};
  const [code] = await once(spawnNext(["build"], env), "exit");
  if (code !== 0) throw new CliError("the build failed");
}

/** Waits until the server answers at that address; throws when it ends first, or after a minute. */
async function waitForServer(children: ChildProcess[], address: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(150)) {
    if (children.some(hasEnded)) throw new CliError("the server stopped before it answered");
    const answer = await fetch(`${address}/sign-in`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new CliError("the server did not answer within a minute");
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Lets the server run until a process of it ends by itself or a signal asks for its end, then waits for that of all. */
async function runUntilStopped(children: ChildProcess[]): Promise<void> {
  const ends = children.map((child) => (hasEnded(child) ? Promise.resolve() : once(child, "exit")));
  const signal = (name: NodeJS.Signals) => {
    for (const child of children) signalAll(child, name);
  };
  const stop = () => {
    signal("SIGTERM");
    setTimeout(() => signal("SIGKILL"), GRACE_MS).unref();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  await Promise.race(ends);
  stop();
  await Promise.all(ends);
  signal("SIGKILL");
}

/** Asks a process and those it started, where they are a group of their own, to end. */
function signalAll({ pid }: ChildProcess, name: NodeJS.Signals): void {
  for (const one of pid ? [-pid, pid] : [])
    try {
      process.kill(one, name);
    } catch {
      // It has ended already, or is no group.
    }
}

/**
 * Serves until a signal or the server's own end; `ready` is told the address once it answers. Refuses to begin with a
 * login that row-level security would not bind. One connection is held meanwhile, so that no other command takes the
 * database for unused.
 */
export async function serveUntilStopped(
  target: Target,
  options: ServeOptions & { ready?: (address: string) => void },
): Promise<void> {
  const held = connect(target, "app", { max: 1 });
  const worker = startWorker(target);
  try {
    await assertSafeLogin(held);
    const children = serveApp(target, options, await findPrinter());
    const ended = runUntilStopped(children);
    if (options.ready) {
      const address = `http://${options.host}:${port()}`;
      await waitForServer(children, address);
      options.ready(address);
    }
    await ended;
  } finally {
    await worker.stop();
    await held.end();
  }
}
