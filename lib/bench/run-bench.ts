import { join } from "node:path";
import type { Target } from "@/db/connections";
import { queryView } from "@/lib/report/query-view";
import type { Belongings } from "./belongings";
import { type BenchDatabase, createBenchDatabase, vacuum } from "./bench-database";
import { freeDisk, temporaryFolder } from "./bench-server";
import { timeRebuild } from "./day-imports";
import { generateFacts } from "./generate-facts";
import { alternate, type Samples, type Say } from "./measure";
import { findReaders, measureReads, type Readers, type Reads } from "./measure-reads";
import { measureWrites, type TableSize, tableSizes, type Writes } from "./measure-writes";
import { programme } from "./programme-settings";
import { pageRequest } from "./reader-charts";
import { runFloor } from "./recorded-page";
import { diskNeeded, type Scale } from "./scales";

export interface BenchOptions {
  scales: readonly Scale[];
  /** How often what reads is repeated. */
  rounds: number;
  /** Runs a round of what takes milliseconds. */
  repeats: number;
  say: Say;
}

export interface ScaleResult {
  scale: string;
  orders: number;
  accounts: number;
  members: number;
  seconds: { generated: number; built: number };
  sizes: TableSize[];
  reads: Reads;
  writes: Writes;
}

export interface BenchResult {
  scales: ScaleResult[];
  /** Page and floor of every scale in turn, by "page, S"; empty for a single scale. */
  flat: Samples;
}

/** A scale whose reads are next. */
interface Prepared {
  scale: Scale;
  database: BenchDatabase;
  readers: Readers;
  result: Omit<ScaleResult, "writes" | "reads">;
}

async function prepareScale(server: Target, belongings: Belongings, scale: Scale, say: Say): Promise<Prepared> {
  const database = await createBenchDatabase(server, belongings);
  const started = performance.now();
  await generateFacts(database, scale, say);
  await vacuum(database);
  const generated = (performance.now() - started) / 1000;
  const { seconds: built } = await timeRebuild(database.writer, say);
  await vacuum(database);
  const [counted] = await database.writer<{ orders: number; accounts: number; members: number }[]>`
    select (select count(*)::int from orders where programme_id = p.id) as orders,
      (select count(*)::int from accounts where programme_id = p.id) as accounts,
      (select count(*)::int from account_now where programme_id = p.id and is_member = 1) as members
    from programmes p where p.id = ${programme}`;
  if (!counted) throw new Error("nothing was generated");
  const sizes = await tableSizes(database);
  const readers = await findReaders(database);
  return { scale, database, readers, result: { scale: scale.name, ...counted, seconds: { generated, built }, sizes } };
}

/** Pages of all scales in turn, each with its floor. */
async function measureFlat(prepared: readonly Prepared[], { rounds, repeats, say }: BenchOptions): Promise<Samples> {
  const contestants = prepared.flatMap(({ scale: { name }, readers: { marketing } }) => [
    { name: `page, ${name}`, run: () => queryView(marketing, "marketing", pageRequest), perRound: repeats },
    { name: `floor, ${name}`, run: () => runFloor(marketing, false), perRound: repeats },
  ]);
  return alternate(contestants, 2 * rounds, (text) => say(`flat, ${text}`));
}

async function assertRoom(server: Target, scales: readonly Scale[]): Promise<void> {
  if (server.kind === "external") return;
  const needed = scales.reduce((sum, scale) => sum + diskNeeded(scale), 0);
  const free = await freeDisk();
  if (free < needed)
    throw new Error(`the disk has ${Math.round(free / 1e9)} GB free; these scales need ${Math.round(needed / 1e9)}`);
}

/**
 * Measures the goals at each scale, each in a database of its own on that server. What reads comes first, at all scales;
 * then what writes, after which a scale's database goes.
 */
export async function runBench(server: Target, belongings: Belongings, options: BenchOptions): Promise<BenchResult> {
  await assertRoom(server, options.scales);
  const folder = await temporaryFolder(belongings);
  const saying =
    ({ name }: Scale): Say =>
    (text) =>
      options.say(`${name}: ${text}`);
  const prepared: (Prepared & { reads: Reads })[] = [];
  for (const scale of options.scales) {
    const say = saying(scale);
    const ready = await prepareScale(server, belongings, scale, say);
    prepared.push({ ...ready, reads: await measureReads(ready.database, ready.readers, { ...options, folder, say }) });
  }
  const flat = prepared.length > 1 ? await measureFlat(prepared, options) : {};
  const results: ScaleResult[] = [];
  for (const { scale, database, result, reads } of prepared) {
    const writes = await measureWrites(database, scale, { folder: join(folder, scale.name), say: saying(scale) });
    results.push({ ...result, reads, writes });
    await database.drop();
  }
  return { scales: results, flat };
}
