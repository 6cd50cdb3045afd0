import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostmaster } from "./postmaster";
import { isRunning } from "./process-state";
import { type EmbeddedServer, startEmbedded, stopEmbedded } from "./server";

const CLUSTER = "trial";
const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pilotage-test-"));
  process.env.PILOTAGE_STATE_DIR = folder;
});

afterAll(async () => {
  await stopEmbedded(CLUSTER);
  await rm(folder, { recursive: true, force: true });
});

/** Starts the cluster in a process of its own, which then ends, and returns what it was told. */
async function startInAnotherProcess(): Promise<Pick<EmbeddedServer, "socketDir" | "startedHere">> {
  const script = `import { startEmbedded } from "./db/embedded/server.ts";
    const { socketDir, startedHere } = await startEmbedded("${CLUSTER}", { durable: false });
    console.log(JSON.stringify({ socketDir, startedHere }));`;
  const args = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", script];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout);
}

async function postmasterPid(): Promise<number> {
  const found = await findPostmaster(join(folder, CLUSTER, "server", "data"));
  if (!found) throw new Error("no server runs");
  return found.pid;
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

async function ask(server: EmbeddedServer, password: string, statement: string): Promise<unknown[]> {
  const { socketDir, port } = server;
  const sql = postgres({
    host: socketDir,
    port,
    path: `${socketDir}/.s.PGSQL.${port}`,
    username: "postgres",
    password,
    max: 1,
  });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

describe("the embedded server", { timeout: 30_000 }, () => {
  it("is started once by two processes at the same time, and outlives both", async () => {
    const answers = await Promise.all([startInAnotherProcess(), startInAnotherProcess()]);
    expect(answers.map(({ startedHere }) => startedHere).sort()).toEqual([false, true]);
    expect(answers[0].socketDir).toBe(answers[1].socketDir);
    const joined = await startEmbedded(CLUSTER);
    expect(joined.startedHere).toBe(false);
    const before = await postmasterPid();
    await joined.stop();
    expect(await postmasterPid()).toBe(before);
  });

  it("listens on a socket in a closed folder and wants a password", async () => {
    const server = await startEmbedded(CLUSTER);
    expect(await modeOf(server.socketDir)).toBe(0o700);
    expect(await modeOf(join(folder, CLUSTER, "secrets.json"))).toBe(0o600);
    expect(await ask(server, server.secrets.superuser, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
    const methods = "select distinct type, auth_method from pg_hba_file_rules";
    expect(await ask(server, server.secrets.superuser, methods)).toEqual([
      { type: "local", auth_method: "scram-sha-256" },
    ]);
    await expect(ask(server, "wrong", "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("starts again with its data after kill -9", async () => {
    const first = await startEmbedded(CLUSTER);
    await ask(first, first.secrets.superuser, "create table kept as select 42 as answer");
    await ask(first, first.secrets.superuser, "checkpoint");
    const killed = await postmasterPid();
    process.kill(killed, "SIGKILL");
    // The signal is sent, not yet acted on: for a moment the process is still there.
    await expect.poll(() => isRunning(killed), { timeout: 10_000 }).toBe(false);
    const second = await startEmbedded(CLUSTER, { durable: false });
    expect(second.startedHere).toBe(true);
    expect(await ask(second, second.secrets.superuser, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("ignores a postmaster.pid whose pid now belongs to another process", async () => {
    const file = join(folder, CLUSTER, "server", "data", "postmaster.pid");
    const server = await startEmbedded(CLUSTER);
    const text = await readFile(file, "utf8");
    await stopEmbedded(CLUSTER);
    // An unrelated process of the server's own user is what PostgreSQL by itself would take for a live server.
    await writeFile(file, text.replace(/^\d+/, String(process.pid)));
    expect((await startEmbedded(CLUSTER, { durable: false })).startedHere).toBe(true);
    await expect(ask(server, server.secrets.superuser, "select 1")).resolves.toHaveLength(1);
  });

  it("takes over a lock left by a dead process, or by one whose pid was given away", async () => {
    const lock = join(folder, CLUSTER, "start.lock");
    for (const left of [`${spawnSync("true").pid}\n1\n`, `${process.pid}\nanother start\n`, "rubbish"]) {
      await stopEmbedded(CLUSTER);
      await writeFile(lock, left);
      expect((await startEmbedded(CLUSTER, { durable: false })).startedHere).toBe(true);
      await expect(stat(lock)).rejects.toMatchObject({ code: "ENOENT" });
    }
  });

  it("is stopped by the one that started it, once", async () => {
    await stopEmbedded(CLUSTER);
    const server = await startEmbedded(CLUSTER, { durable: false });
    await server.stop();
    await server.stop();
    await expect(postmasterPid()).rejects.toThrow("no server runs");
  });

  it("uses a short socket folder when the state folder's path is long", async () => {
    const long = join(folder, "x".repeat(90));
    process.env.PILOTAGE_STATE_DIR = long;
    try {
      const server = await startEmbedded(CLUSTER, { durable: false });
      expect(server.socketDir.startsWith(long)).toBe(false);
      expect(await modeOf(server.socketDir)).toBe(0o700);
      await server.stop();
      await expect(stat(server.socketDir)).rejects.toMatchObject({ code: "ENOENT" });
    } finally {
      await stopEmbedded(CLUSTER);
      process.env.PILOTAGE_STATE_DIR = folder;
    }
  });

  it("refuses a cluster name that could leave the state folder", async () => {
    await expect(startEmbedded("../other")).rejects.toThrow("Not a cluster name");
  });
});
