import { mkdir, readFile, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stateDir } from "@/lib/env";
import { binariesFolder } from "./binaries";
import { checkConnection } from "./check-connection";
import { clusterFolder, clusterHome, prepareHome } from "./cluster-layout";
import { createCluster, hasCluster } from "./create-cluster";
import { withFileLock } from "./file-lock";
import { disarmStalePid, findPostmaster, type Postmaster, stopPostmaster, waitUntilReady } from "./postmaster";
import { runCommand } from "./run-command";
import { createSecrets, readSecrets, type Secrets } from "./secrets";
import type { ServerUser } from "./server-user";
import { type ServerOptions, writeSettings } from "./settings";
import { prepareSocketFolder, SOCKET_PORT } from "./socket-folder";

/** A running embedded server and how to reach it. `port` is only a part of the socket's name. */
export interface EmbeddedServer {
  socketDir: string;
  port: number;
  secrets: Secrets;
  /** False when it ran already: then whoever started it stops it. */
  startedHere: boolean;
  /** Stops the server if this call started it and it is still the same one; otherwise does nothing. */
  stop(): Promise<void>;
}

async function reach(folder: string, server: Postmaster, startedHere: boolean): Promise<EmbeddedServer> {
  const secrets = await readSecrets(folder);
  if (!secrets) throw new Error(`${folder}/secrets.json is missing: without it nobody can log in to this database`);
  const { pid, socketDir, port } = server;
  await checkConnection(socketDir, port, secrets.superuser);
  const stop = async () => (startedHere ? stopServer(folder, pid) : undefined);
  return { socketDir, port, secrets, startedHere, stop };
}

async function joinServer(folder: string): Promise<EmbeddedServer | null> {
  const server = await waitUntilReady(join(await clusterHome(folder), "data"));
  return server && reach(folder, server, false);
}

/** `pg_ctl` returns when line 8 of postmaster.pid says ready; its `-w` also sees a server that dies at once. */
async function launch(home: string, binaries: string, user: ServerUser): Promise<void> {
  const log = join(home, "server.log");
  const args = ["start", "--pgdata", join(home, "data"), "--log", log, "--wait", "--timeout", "600", "--silent"];
  const limit = Date.now() + 15_000;
  for (;;) {
    const before = await readFile(log, "utf8").catch(() => "");
    const result = await runCommand(join(binaries, "pg_ctl"), args, user);
    if (result.code === 0) return;
    const said = (await readFile(log, "utf8").catch(() => "")).slice(before.length).trim();
    // The processes of a server that was killed end one after the other; until then its memory is in use.
    const passing = said.includes("pre-existing shared memory block");
    if (!passing || Date.now() > limit) throw new Error(`PostgreSQL did not start:\n${result.output}\n${said}`);
    await sleep(200);
  }
}

async function startServer(folder: string, options: ServerOptions): Promise<EmbeddedServer> {
  const { home, user } = await prepareHome(folder);
  const data = join(home, "data");
  const binaries = await binariesFolder(user);
  const made = await hasCluster(home);
  // Without a cluster yet, passwords left by an interrupted start are as good as new ones.
  const secrets: Secrets | null = (await readSecrets(folder)) ?? (made ? null : await createSecrets(folder));
  if (!secrets)
    throw new Error(`${folder}/secrets.json is missing: without it nobody can log in to the data in ${data}`);
  if (!made) await createCluster(home, { binaries, user, password: secrets.superuser }, options);
  await disarmStalePid(data);
  const socketDir = await prepareSocketFolder(home, user);
  await writeSettings(data, { socketDir, port: SOCKET_PORT, user }, options);
  await launch(home, binaries, user);
  const server = await waitUntilReady(data);
  if (!server) throw new Error(`PostgreSQL ended as soon as it had started; see ${home}/server.log`);
  return reach(folder, server, true);
}

async function stopServer(folder: string, onlyPid?: number): Promise<void> {
  await withFileLock(join(folder, "start.lock"), async () => {
    const home = await clusterHome(folder);
    const server = await findPostmaster(join(home, "data"));
    if (!server || (onlyPid !== undefined && server.pid !== onlyPid)) return;
    await stopPostmaster(server.pid, join(home, "data"));
    if (server.socketDir && !server.socketDir.startsWith(home)) await rmdir(server.socketDir).catch(() => {});
  });
}

/**
 * Makes sure that a cluster of the embedded PostgreSQL runs, and says how to reach it. May be called by several processes
 * at once: one starts it, the others join. The first call for a cluster creates it. `options` count only when it is this
 * call that starts it. The server is no child of ours and lives on until somebody stops it. Throws, with the server's own
 * words, when it cannot be started.
 */
export async function startEmbedded(cluster: string, options: ServerOptions = {}): Promise<EmbeddedServer> {
  const folder = clusterFolder(cluster);
  const joined = await joinServer(folder);
  if (joined) return joined;
  await mkdir(stateDir(), { recursive: true, mode: 0o700 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return withFileLock(
    join(folder, "start.lock"),
    async () => (await joinServer(folder)) ?? startServer(folder, options),
  );
}

/** Stops a cluster, whoever started it; returns when it has ended, at once when it does not run. */
export async function stopEmbedded(cluster: string): Promise<void> {
  const folder = clusterFolder(cluster);
  if (await findPostmaster(join(await clusterHome(folder), "data"))) await stopServer(folder);
}
