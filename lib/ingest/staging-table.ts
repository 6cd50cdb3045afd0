import type { Sql, TransactionSql } from "postgres";
import { type FeedName, feedOf } from "./feeds";
import { stagedColumns } from "./staged-columns";

/** Name of the table in which one import stages one feed. */
export const stagingTable = (importId: number, feed: FeedName): string => `staging.import_${importId}_${feed}`;

/**
 * Makes the (empty) staging table of a feed. `_row` numbers the rows as the SELECT returned them, `_file` and `_line` say
 * where they stand in the source, `_bad` rows were rejected and keep what could be read of them. Unlogged: after a crash
 * of the server it is empty and the feed is staged again.
 */
export async function createStagingTable(sql: Sql, importId: number, feed: FeedName): Promise<void> {
  const table = stagingTable(importId, feed);
  const columns = stagedColumns(feed).map(({ staged, type }) => `"${staged}" ${type}`);
  await sql.unsafe(`drop table if exists ${table}`);
  await sql.unsafe(
    `create unlogged table ${table} (_row bigint, _file text, _line bigint, _bad boolean, ${columns.join(", ")})
     with (autovacuum_enabled = false)`,
  );
}

/**
 * Keys of a staged feed are looked up from all sides, and the planner must know how many rows there are. A tenth of the
 * usual sample tells it in a fifth of the time.
 */
export async function analyzeStagingTable(sql: Sql, importId: number, feed: FeedName): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local default_statistics_target = 10`;
    await tx.unsafe(`analyze ${stagingTable(importId, feed)}`);
  });
}

/** Rows staged of a feed; null when it has no staging table. */
export async function countStaged(sql: Sql, importId: number, feed: FeedName): Promise<number | null> {
  const table = stagingTable(importId, feed);
  const [found] = await sql`select to_regclass(${table}) is not null as here`;
  if (!found?.here) return null;
  const [row] = await sql.unsafe(`select count(*)::int as rows from ${table}`);
  return row?.rows;
}

/** Drops the staging tables of imports that are over, and of those whose record is gone. */
export async function dropOldStaging(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select t.tablename as name from pg_tables t
    left join imports i on i.id = substring(t.tablename from '^import_(\\d+)_')::int and i.status = 'staging'
    where t.schemaname = 'staging' and t.tablename ~ '^import_\\d+_' and i.id is null`;
  for (const { name } of tables) await sql.unsafe(`drop table if exists staging."${name}"`);
}

/**
 * Makes an unlogged table in `staging` from a query, for the length of the transaction; returns its name. The planner
 * knows its size without statistics, and its columns are joined by the keys of other tables alone.
 */
export async function createWorkTable(sql: TransactionSql, importId: number, feed: FeedName, query: string) {
  const table = `staging.import_${importId}_${feed}_diff`;
  await sql.unsafe(`create unlogged table ${table} as ${query}`);
  return { table, key: feedOf(feed).key, drop: () => sql.unsafe(`drop table ${table}`) };
}
