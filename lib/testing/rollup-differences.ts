import type { Sql, TransactionSql } from "postgres";
import { rebuildRollups, rollupTables } from "@/lib/rollup/refresh";

class Undo extends Error {}

/** Rows of a programme's rollups that differ between what refreshes left and what a rebuild makes, both ways; changes nothing. */
export async function rollupDifferences(sql: Sql, programme: number): Promise<string[]> {
  const built = new Map<string, string[]>();
  await sql
    .begin(async (tx) => {
      const kept = await sumsOf(tx, programme);
      await rebuildRollups(tx, programme);
      for (const [table, sum] of await sumsOf(tx, programme))
        if (sum !== kept.get(table)) built.set(table, await rowsOf(tx, table, programme));
      throw new Undo();
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error;
    });
  const found: string[] = [];
  for (const [table, rows] of built) {
    const kept = await rowsOf(sql, table, programme);
    const apart = [...without(kept, rows, "kept"), ...without(rows, kept, "built")].slice(0, 4);
    found.push(`${table}: ${kept.length} rows kept, ${rows.length} built`, ...apart.map((row) => `${table}: ${row}`));
  }
  return found;
}

/** How many rows each rollup has, and the sum of their hashes: one statement, as most often nothing differs. */
async function sumsOf(tx: TransactionSql, programme: number): Promise<Map<string, string>> {
  const sums = rollupTables.map(
    (table) => `
      select '${table}' as table, concat(count(*), ' ', sum(hash_record_extended(t, 0))) as sum
      from ${table} t where programme_id = ${programme}`,
  );
  const rows = await tx.unsafe<{ table: string; sum: string }[]>(sums.join(" union all "));
  return new Map(rows.map(({ table, sum }) => [table, sum]));
}

async function rowsOf(sql: Sql | TransactionSql, table: string, programme: number): Promise<string[]> {
  const rows = await sql.unsafe(`select to_jsonb(t)::text as row from ${table} t where programme_id = ${programme}`);
  return rows.map(({ row }) => row);
}

function without(rows: string[], others: string[], side: string): string[] {
  const known = new Set(others);
  return rows.filter((row) => !known.has(row)).map((row) => `${side} ${row}`);
}
