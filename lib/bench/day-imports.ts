import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "postgres";
import { addDays, type Day } from "@/lib/periods/calendar";
import { rebuildRollups, rollupTables } from "@/lib/rollup/refresh";
import type { BenchDatabase } from "./bench-database";
import { makeTraits } from "./generate-accounts";
import { accountsOf } from "./generate-facts";
import { earnRows, orderRows } from "./generate-orders";
import { AS_OF, programme, settingsFor } from "./programme-settings";
import type { Scale } from "./scales";
import { hashed, hashedBelow } from "./sql-hash";
import { StepClock, type Steps } from "./time-import";
import { writeSource } from "./write-source";

const DAYS = 1448;

async function writeCsv(file: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => names.map((name) => row[name] ?? "").join(","));
  await writeFile(file, `${[names.join(","), ...lines].join("\n")}\n`);
}

const feedColumns = `o.ref, a.code as account, o.ordered_on, round(o.revenue_cents / 100.0, 2) as revenue`;

/**
 * The files of the `number`th day after the generated ones (1, 2, …), as a source: the day's orders, a few of them dated
 * in the month before, and the points that they earn. `as of` is that day. Returns the folder.
 */
export async function writeDay(database: BenchDatabase, scale: Scale, number: number, folder: string): Promise<string> {
  const count = Math.ceil((1.1 * scale.orders) / DAYS);
  const first = scale.orders + (number - 1) * count;
  const day = `date '${asOfAfter(number)}'`;
  const late = `${day} - case when ${hashed("i", 37)} < 0.03 then ${hashedBelow("i", 38, 40)} else 0 end`;
  const { orders, points } = await database.writer.begin(async (tx) => {
    await makeTraits(tx, accountsOf(scale));
    const rows = orderRows(`generate_series(${first + 1}, ${first + count})`, late, accountsOf(scale));
    return {
      orders: await tx.unsafe(`
        select ${feedColumns}, round((o.revenue_cents * o.margin / 100.0)::numeric, 2) as margin, o.status, o.channel
        from (${rows}) o join accounts a on a.programme_id = ${programme} and a.id = o.account_id`),
      points: await tx.unsafe(`
        select p.ref, a.code as account, p.dated_on, 'earn' as kind, p.points, p.mechanic, p.dated_on + 730 as expires_on
        from (${earnRows(rows)}) p join accounts a on a.programme_id = ${programme} and a.id = p.account_id`),
    };
  });
  const feeds = points.length > 0 ? (["orders", "points"] as const) : (["orders"] as const);
  await writeSource(folder, settingsFor(asOfAfter(number)), feeds);
  await writeCsv(join(folder, "orders.csv"), orders);
  if (points.length > 0) await writeCsv(join(folder, "points.csv"), points);
  return folder;
}

export const asOfAfter = (days: number): Day => addDays(AS_OF, days);

/** Corrections of one order each of one account in a hundred, three months back; `as of` stays. Returns the folder. */
export async function writeCorrections(database: BenchDatabase, asOf: Day, folder: string): Promise<string> {
  const rows = await database.writer.unsafe(`
    select distinct on (o.account_id) o.ref, a.code as account, o.ordered_on,
      round(o.revenue_cents / 100.0 + 1, 2) as revenue, round(o.margin_cents / 100.0, 2) as margin, o.status, o.channel
    from orders o join accounts a on a.programme_id = o.programme_id and a.id = o.account_id
    where o.programme_id = ${programme} and o.ordered_on between '${addDays(asOf, -100)}' and '${addDays(asOf, -70)}'
      and ${hashed("o.account_id", 80)} < 0.01
    order by o.account_id, o.ref`);
  await writeSource(folder, settingsFor(asOf), ["orders"]);
  await writeCsv(join(folder, "orders.csv"), rows);
  return folder;
}

/** Seconds of a rebuild of all rollups from the facts, in all and by step. */
export async function timeRebuild(
  writer: Sql,
  say: (text: string) => void,
): Promise<{ seconds: number; steps: Steps }> {
  const started = performance.now();
  const clock = new StepClock("empty and scope");
  await writer.begin((tx) =>
    rebuildRollups(tx, programme, (step) => {
      clock.begin(step.replace(/^[\d,]+ accounts to roll up.*/, "flows"));
      say(`rebuild: ${step}`);
    }),
  );
  clock.begin("end");
  return { seconds: (performance.now() - started) / 1000, steps: clock.steps };
}

const copyOf = (table: string) => `staging.bench_${table}`;

/** Keeps the rollups as the refresh left them, to compare with a rebuild. */
export async function keepRollups(writer: Sql): Promise<void> {
  for (const table of rollupTables)
    await writer.unsafe(
      `create unlogged table ${copyOf(table)} as select * from ${table} where programme_id = ${programme}`,
    );
}

/** Rows that the kept rollups and the present ones do not share, by table; what was kept goes. */
export async function rowsThatDiffer(writer: Sql, say: (text: string) => void): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of rollupTables) {
    say(`comparing ${table}`);
    const now = `select * from ${table} where programme_id = ${programme}`;
    const kept = `select * from ${copyOf(table)}`;
    const [row] = await writer.unsafe<{ rows: number }[]>(`
      select count(*)::int as rows from (((${now}) except all (${kept})) union all ((${kept}) except all (${now}))) d`);
    found[table] = row?.rows ?? -1;
    await writer.unsafe(`drop table ${copyOf(table)}`);
  }
  return found;
}
