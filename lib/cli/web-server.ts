import { type ChildProcess, fork, spawn } from "node:child_process";
import cluster from "node:cluster";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { assertSafeLogin } from "@/db/check-safety";
import { appAddress, connect, type Target } from "@/db/connections";
import { port, processes } from "@/lib/env";
import { findPrinter } from "@/lib/paper/find-browser";
import { CliError } from "./command";
import { Processes } from "./processes";

/**
 * The most that V8 holds for a process that serves, in MB. Without a bound its garbage grows with the machine's memory;
 * pages hold about 120, the largest file that is written about 300.
 */
const HEAP_MB = 1024;

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

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
  NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://${hostHere(host)}:${port()}`,
});

/** The app on `http://host:port`: in development one process, else several that share the port. */
function serveApp(target: Target, options: ServeOptions, printer: string | null): Processes {
  const args = [options.mode, "-p", String(port()), "-H", options.host];
  const env = environmentOf(target, options, printer);
  const kind = { name: "server", leastMs: 10_000 };
  if (options.mode === "dev") return new Processes({ ...kind, begin: () => spawnNext(args, env), count: 1 });
  cluster.setupPrimary({ exec: next, args, execArgv: [`--max-old-space-size=${HEAP_MB}`] });
  return new Processes({ ...kind, begin: () => cluster.fork({ ...silent, ...env }).process, count: processes() });
}

/** Builds the app for production, its types checked unless they just were. Throws when the build fails. */
export async function buildApp({ typesAreChecked = false } = {}): Promise<void> {
  const env = typesAreChecked ? { [TYPES_CHECKED]: "1" } : {};
  const [code] = await once(spawnNext(["build"], env), "exit");
  if (code !== 0) throw new CliError("the build failed");
}

/** Whether the server answers at that address: it may be told to end before. Throws when it does not within a minute. */
async function doesAnswer(server: Processes, address: string): Promise<boolean> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(150)) {
    if (server.isStopping) return false;
    const answer = await fetch(`${address}/sign-in`).catch(() => null);
    if (answer?.ok) return true;
  }
  throw new CliError("the server did not answer within a minute");
}

/**
 * Serves until a signal, with a process beside that does what admins ask for; `ready` is told the address once it answers.
 * Refuses to begin with a login that row-level security would not bind. One connection is held meanwhile, so that no other
 * command takes the database for unused.
 */
export async function serveUntilStopped(
  target: Target,
  options: ServeOptions & { ready?: (address: string) => void },
): Promise<void> {
  const held = connect(target, "app", { max: 1 });
  try {
    await assertSafeLogin(held);
    const server = serveApp(target, options, await findPrinter());
    const worker = new Processes({ name: "worker", begin: () => fork(WORKER), count: 1, leastMs: 0 });
    const stop = () => {
      server.stop();
      worker.stop();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
    const answer = async () => {
      const address = `http://${hostHere(options.host)}:${port()}`;
      if (options.ready && (await doesAnswer(server, address))) options.ready(address);
    };
    try {
      await Promise.all([server.ended, answer()]);
    } finally {
      stop();
      await Promise.allSettled([server.ended, worker.ended]);
    }
  } finally {
    await held.end();
  }
}
