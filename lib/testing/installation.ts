import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";
import { connect, databaseTarget, superuserConnection, type Target } from "@/db/connections";
import { clusterFolder, clusterHome } from "@/db/embedded/cluster-layout";
import { findPostmaster } from "@/db/embedded/postmaster";
import { stopEmbedded } from "@/db/embedded/server";

/** A command under way: how it ended, and what it said. */
export interface Running {
  pid: number;
  startedAt: Date;
  /** What it said so far. */
  said(): string;
  ended: Promise<{ code: number | null; said: string }>;
}

/** The app as it is served: `npm start`, in a process group of its own. */
export interface Served {
  address: string;
  /** The process that everything of it is a descendant of. */
  pid: number;
  /** What it said so far. */
  said(): string;
  stop(signal: NodeJS.Signals): Promise<void>;
}

interface RunOptions {
  /** Code that runs in the command's process first. */
  preload?: string;
  env?: Record<string, string>;
}

/** No command here takes half of it. */
const HANGS_MS = 240_000;
const CLUSTER = "main";

/**
 * An installation as a company has one: a folder of its own, its durable database server, and the commands as people run
 * them. One at a time in a process: its folder is named by the environment.
 */
export class Installation {
  private pools: { writer: Sql; app: Sql } | null = null;
  private readonly stateDirBefore = process.env.PILOTAGE_STATE_DIR;

  private constructor(readonly folder: string) {}

  static async make(): Promise<Installation> {
    const made = new Installation(await mkdtemp(join(tmpdir(), "pilotage-trial-")));
    process.env.PILOTAGE_STATE_DIR = made.folder;
    return made;
  }

  /** Runs `npm run <script>` without npm. */
  run(script: string, args: string[], { preload, env }: RunOptions = {}): Running {
    const first = preload ? ["--import", `data:text/javascript,${encodeURIComponent(preload)}`] : [];
    const child = this.spawn([...first, "--import", "tsx", `lib/cli/${script}.ts`, ...args], env, HANGS_MS);
    const said = listenTo(child);
    const startedAt = new Date();
    const ended = once(child, "close").then(([code]) => ({
      code: code as number | null,
      said: Date.now() - startedAt.getTime() >= HANGS_MS ? `${said()}\nit hung` : said(),
    }));
    return { pid: child.pid ?? 0, startedAt, said, ended };
  }

  /** Runs a command to its end; throws, with what it said, where that was not a good one. */
  async succeed(script: string, args: string[], options?: RunOptions): Promise<void> {
    const { code, said } = await this.run(script, args, options).ended;
    if (code !== 0) throw new Error(`${script}: ${said}`);
  }

  /** Serves the app, which must be built, on a free port. */
  async serve(): Promise<Served> {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const env = { PORT: String(port), NEXTAUTH_SECRET: "a-secret-of-a-trial-installation-and-of-no-other" };
    const child = this.spawn(["--import", "tsx", "lib/cli/serve.ts"], env);
    const said = listenTo(child);
    const ended = once(child, "exit");
    const stop = async (signal: NodeJS.Signals) => {
      for (const pid of signal === "SIGKILL" ? await descendants(child.pid ?? 0) : [child.pid ?? 0]) kill(pid, signal);
      await ended;
    };
    for (const limit = Date.now() + 60_000; ; await sleep(200)) {
      const answer = await fetch(`${address}/sign-in`).catch(() => null);
      if (answer?.ok) return { address, pid: child.pid ?? 0, said, stop };
      if (child.exitCode !== null || Date.now() > limit) throw new Error(`the app was not served: ${said()}`);
    }
  }

  private spawn(args: string[], env?: Record<string, string>, timeout?: number) {
    return spawn(process.execPath, ["--conditions=react-server", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout,
      killSignal: "SIGKILL",
      env: { ...process.env, DEBUG: "1", ...env },
    });
  }

  /** The database, started where it does not run. */
  async open(): Promise<{ target: Target; writer: Sql; app: Sql }> {
    const target = await databaseTarget();
    this.pools ??= { writer: connect(target, "writer", { max: 2 }), app: connect(target, "app", { max: 4 }) };
    return { target, ...this.pools };
  }

  /** Lets go of connections: they may be of a server that is gone. */
  async close(): Promise<void> {
    const pools = this.pools;
    this.pools = null;
    await Promise.all([pools?.writer.end({ timeout: 1 }), pools?.app.end({ timeout: 1 })]);
  }

  /** The process that PostgreSQL's others are children of; null while it does not run. */
  async postmaster(): Promise<number | null> {
    const home = await clusterHome(clusterFolder(CLUSTER));
    return (await findPostmaster(join(home, "data")))?.pid ?? null;
  }

  async superuser<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const sql = superuserConnection((await this.open()).target);
    return work(sql).finally(() => sql.end({ timeout: 1 }));
  }

  /** Stops the database and removes the folder; the environment names what it named before. */
  async remove(): Promise<void> {
    await this.close();
    await stopEmbedded(CLUSTER);
    await rm(await clusterHome(clusterFolder(CLUSTER)), { recursive: true, force: true });
    await rm(this.folder, { recursive: true, force: true });
    if (this.stateDirBefore === undefined) delete process.env.PILOTAGE_STATE_DIR;
    else process.env.PILOTAGE_STATE_DIR = this.stateDirBefore;
  }
}

function listenTo(child: ChildProcess): () => string {
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return () => said;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || !address) throw new Error("no port is free");
  return address.port;
}

/** Sends a signal to a process; to one that has ended already, nothing. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** A process and all that it started, with what they hold in memory, in bytes. */
export async function processTree(root: number): Promise<{ pid: number; bytes: number }[]> {
  const list = spawn("ps", ["-eo", "pid=,ppid=,rss="], { stdio: ["ignore", "pipe", "inherit"] });
  const said = listenTo(list);
  await once(list, "close");
  const all = said()
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, kilobytes = 0]) => ({ pid, parent, bytes: kilobytes * 1024 }));
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}

const descendants = async (root: number) => (await processTree(root)).map(({ pid }) => pid);
