import { join } from "node:path";
import { rollupTables } from "@/lib/rollup/refresh";
import { type BenchDatabase, vacuum } from "./bench-database";
import { copyOrders, removeOrders, writeOrderFiles } from "./copy-orders";
import { asOfAfter, keepRollups, rowsThatDiffer, timeRebuild, writeCorrections, writeDay } from "./day-imports";
import { type Say, timed } from "./measure";
import type { Scale } from "./scales";
import { type TimedImport, type TimedRollup, timeImport } from "./time-import";

export interface TableSize {
  table: string;
  rows: number;
  bytes: number;
}

export interface Writes {
  /** A day's files, with `as of` on that day. */
  days: TimedImport[];
  rebuilds: TimedRollup[];
  /** Rows in which refresh and rebuild differ, by table; null where they were not compared. */
  differing: Record<string, number> | null;
  /** Corrections to one account in a hundred, `as of` unmoved. */
  corrections: TimedImport;
  orders: { rows: number; imports: TimedImport[]; copies: number[]; again: TimedImport };
}

/** Where files may lie, and whom to tell. */
interface WriteOptions {
  folder: string;
  say: Say;
}

/** Rows and bytes (with indexes) of each rollup, and of the facts together. */
export async function tableSizes({ writer }: BenchDatabase): Promise<TableSize[]> {
  const sizes: TableSize[] = [];
  for (const table of ["orders", "points", ...rollupTables]) {
    const [row] = await writer.unsafe<{ rows: number; bytes: number }[]>(
      `select count(*) as rows, pg_total_relation_size('${table}') as bytes from ${table}`,
    );
    sizes.push({ table, rows: row?.rows ?? 0, bytes: row?.bytes ?? 0 });
  }
  return sizes;
}

/** Imports of one day after another, each followed by the rebuild that it is compared to. */
async function measureDays(
  database: BenchDatabase,
  scale: Scale,
  { folder, say }: WriteOptions,
): Promise<Pick<Writes, "days" | "rebuilds" | "differing" | "corrections">> {
  const days: Writes["days"] = [];
  const rebuilds: Writes["rebuilds"] = [];
  let differing: Writes["differing"] = null;
  for (let number = 1; number <= scale.writeRounds; number++) {
    const source = await writeDay(database, scale, number, join(folder, `day-${number}`));
    say(`day ${number} of ${scale.writeRounds}`);
    days.push(await timeImport(database, source, { say }));
    await vacuum(database);
    const compares = scale.exact && number === scale.writeRounds;
    if (compares) await keepRollups(database.writer);
    rebuilds.push(await timeRebuild(database.writer, say));
    if (compares) differing = await rowsThatDiffer(database.writer, say);
    await vacuum(database);
  }
  say("corrections");
  const source = await writeCorrections(database, asOfAfter(scale.writeRounds), join(folder, "corrections"));
  return { days, rebuilds, differing, corrections: await timeImport(database, source, { say }) };
}

/** The import of orders and COPY of the same rows, in turn, into the same table. */
async function measureOrders(
  database: BenchDatabase,
  scale: Scale,
  { folder, say }: WriteOptions,
): Promise<Writes["orders"]> {
  const files = await writeOrderFiles(database, scale.orders, join(folder, "copy"));
  await vacuum(database);
  const copies: number[] = [];
  const imports: TimedImport[] = [];
  for (let round = 0; round < scale.writeRounds; round++) {
    if (round > 0) await removeOrders(database);
    say("copy");
    copies.push((await timed(() => copyOrders(database, files.table))) / 1000);
    await removeOrders(database);
    imports.push(await timeImport(database, files.source, { refresh: false, say }));
  }
  say("the same file again");
  const again = await timeImport(database, files.source, { refresh: false, say });
  return { rows: files.rows, copies, imports, again };
}

/** All that writes, at one scale. */
export async function measureWrites(database: BenchDatabase, scale: Scale, options: WriteOptions): Promise<Writes> {
  const days = await measureDays(database, scale, options);
  return { ...days, orders: await measureOrders(database, scale, options) };
}
