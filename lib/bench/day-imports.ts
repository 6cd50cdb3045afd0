import type { Sql } from "postgres";
import { type Row, writeCsv } from "@/db/demo/csv";
import { addDays, type Day } from "@/lib/periods/calendar";
import { rebuildRollups, rollupTables } from "@/lib/rollup/refresh";
import type { BenchDatabase } from "./bench-database";
import { makeTraits } from "./generate-accounts";
import { accountsOf } from "./generate-facts";
import { earnRows, orderFeed, orderRows } from "./generate-orders";
import type { Say } from "./measure";
import { AS_OF, DAYS, programme, sourceOn } from "./programme-settings";
import type { Scale } from "./scales";
import { hashed, hashedBelow } from "./sql-hash";
import { type TimedRollup, timeRollup } from "./time-import";
import { writeSource } from "./write-source";

/**
 * The files of the `number`th day after the generated ones (1, 2, …), as a source: the day's orders, a few of them dated
 * in the month before, and the points that they earn. `as of` is that day. Returns the folder.
 */
export async function writeDay(database: BenchDatabase, scale: Scale, number: number, folder: string): Promise<string> {
  const count = Math.ceil((1.1 * scale.orders) / DAYS);
  const first = scale.orders + (number - 1) * count;
  const asOf = asOfAfter(number);
  const late = `date '${asOf}' - case when ${hashed("i", 37)} < 0.03 then ${hashedBelow("i", 38, 40)} else 0 end`;
  const { orders, points } = await database.writer.begin(async (tx) => {
    await makeTraits(tx, accountsOf(scale));
    const rows = orderRows(`generate_series(${first + 1}, ${first + count})`, late, accountsOf(scale));
    return {
      orders: await tx.unsafe(orderFeed(rows)),
      points: await tx.unsafe(`
        select p.ref, a.code as account, p.dated_on, 'earn' as kind, p.points, p.mechanic, p.dated_on + 730 as expires_on
        from (${earnRows(rows)}) p join accounts a on a.programme_id = ${programme} and a.id = p.account_id`),
    };
  });
  // A CSV file without rows would have no header either.
  return writeFeeds(folder, asOf, points.length > 0 ? { orders, points } : { orders });
}

async function writeFeeds(folder: string, asOf: Day, feeds: Record<string, readonly Row[]>): Promise<string> {
  await writeSource(folder, sourceOn(asOf), Object.keys(feeds));
  for (const [feed, rows] of Object.entries(feeds)) await writeCsv(folder, feed, rows);
  return folder;
}

export const asOfAfter = (days: number): Day => addDays(AS_OF, days);

/** Corrections of one order each of one account in a hundred, three months back; `as of` stays. Returns the folder. */
export async function writeCorrections({ writer }: BenchDatabase, asOf: Day, folder: string): Promise<string> {
  const corrected = `
    select distinct on (account_id) ref, account_id, ordered_on, revenue_cents + 100 as revenue_cents, margin_cents,
      status, channel
    from orders
    where programme_id = ${programme} and ordered_on between '${addDays(asOf, -100)}' and '${addDays(asOf, -70)}'
      and ${hashed("account_id", 80)} < 0.01
    order by account_id, ref`;
  return writeFeeds(folder, asOf, { orders: await writer.unsafe(orderFeed(corrected)) });
}

/** A rebuild of all rollups from the facts. */
export const timeRebuild = (writer: Sql, say: Say): Promise<TimedRollup> =>
  timeRollup("empty and scope", (report) =>
    writer.begin((tx) =>
      rebuildRollups(tx, programme, (step) => {
        report(step);
        say(`rebuild: ${step}`);
      }),
    ),
  );

const copyOf = (table: string) => `staging.bench_${table}`;

/** Keeps the rollups as the refresh left them, to compare with a rebuild. */
export async function keepRollups(writer: Sql): Promise<void> {
  for (const table of rollupTables)
    await writer.unsafe(
      `create unlogged table ${copyOf(table)} as select * from ${table} where programme_id = ${programme}`,
    );
}

/** Rows that the kept rollups and the present ones do not share, by table; what was kept goes. */
export async function rowsThatDiffer(writer: Sql, say: Say): Promise<Record<string, number>> {
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
