import { mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseTarget, type Target } from "@/db/connections";
import { clusterFolder, clusterHome } from "@/db/embedded/cluster-layout";
import { isRunning } from "@/db/embedded/process-state";
import { stopEmbedded } from "@/db/embedded/server";
import { externalDatabase, stateDir } from "@/lib/env";
import type { Belongings } from "./belongings";

async function removeCluster(cluster: string): Promise<void> {
  const folder = clusterFolder(cluster);
  await stopEmbedded(cluster);
  await rm(await clusterHome(folder), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

/** What a bench that was killed could not remove. */
async function removeLeftClusters(): Promise<void> {
  const names = await readdir(stateDir()).catch((): string[] => []);
  for (const name of names) {
    const pid = /^bench-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) await removeCluster(name);
  }
}

/**
 * The server to measure on: the external one where the addresses name it, else an embedded one with a cluster of its
 * own (durable, as the one that holds anybody's data), which goes with all its files.
 */
export async function startBenchServer(belongings: Belongings): Promise<Target> {
  if (externalDatabase()) return databaseTarget();
  await removeLeftClusters();
  const cluster = `bench-${process.pid}`;
  belongings.add(() => removeCluster(cluster));
  return databaseTarget({ cluster });
}

/** Bytes free where the embedded server writes. */
export async function freeDisk(): Promise<number> {
  const { bavail, bsize } = await statfs(stateDir());
  return bavail * bsize;
}

/** A folder for the files that imports and DuckDB read. */
export async function temporaryFolder(belongings: Belongings): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pilotage-bench-"));
  belongings.add(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
