import type { Sql } from "postgres";
import { rebuildRollups, rollupTables } from "@/lib/rollup/refresh";

class Undo extends Error {}

/** Rows of a programme's rollups that differ between what refreshes left and what a rebuild makes, both ways; changes nothing. */
export async function rollupDifferences(sql: Sql, programme: number): Promise<string[]> {
  const found: string[] = [];
  await sql
    .begin(async (tx) => {
      for (const table of rollupTables)
        await tx.unsafe(
          `create temp table kept_${table} on commit drop as select * from ${table} where programme_id = ${programme}`,
        );
      await rebuildRollups(tx, programme);
      for (const table of rollupTables) {
        const kept = `select * from kept_${table}`;
        const built = `select * from ${table} where programme_id = ${programme}`;
        const rows = await tx.unsafe(
          `(select 'kept' as side, x.* from (${kept} except ${built}) x) union all (select 'built', x.* from (${built} except ${kept}) x) limit 4`,
        );
        for (const row of rows) found.push(`${table}: ${JSON.stringify(row)}`);
      }
      throw new Undo();
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}
