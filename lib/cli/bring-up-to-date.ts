import type { Sql } from "postgres";
import { connect, type Target } from "@/db/connections";
import { migrateDatabase } from "@/db/migrate";
import { refreshRollups } from "@/lib/rollup/refresh";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";

/**
 * Brings a database to this version: its schema, then the rollups of programmes that a migration left without, since
 * a page would show them as empty, and their evidence; also those that a start before was ended over.
 */
export async function bringUpToDate(target: Target): Promise<{ applied: number }> {
  const migrated = await migrateDatabase(target);
  const writer = connect(target, "writer", { max: 1 });
  try {
    const report = (line: string) => console.log(line);
    await rollUpMissing(writer, report);
    await refreshEvidence(writer, report);
  } finally {
    await writer.end();
  }
  return migrated;
}

/** Rolls up the programmes that have data and no rollups of this version; each in a transaction of its own. */
async function rollUpMissing(writer: Sql, report: (line: string) => void): Promise<void> {
  const programmes = await writer<{ id: number; slug: string }[]>`
    select id, slug from programmes p
    where data_version > 0 and not exists (select from rollup_states s where s.programme_id = p.id) order by slug`;
  for (const { id, slug } of programmes)
    await writer.begin(async (tx) => {
      await refreshRollups(tx, id, (step) => report(`${slug}: ${step}`));
      await tx`update programmes set data_version = data_version + 1 where id = ${id}`;
    });
}
