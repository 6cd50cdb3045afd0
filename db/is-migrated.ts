import type postgres from "postgres";
import journal from "./migrations/meta/_journal.json";

const last = Math.max(...journal.entries.map(({ when }) => when));

/** Whether a database has all that this version knows; a newer one's is as good. `sql` is connected as the app. */
export async function isMigrated(sql: postgres.Sql): Promise<boolean> {
  const rows = await sql.begin(async (tx) => {
    await tx`set local role reader_auth`;
    return tx<{ when: number | null }[]>`select max(created_at) as when from drizzle.__drizzle_migrations`;
  });
  return (rows[0]?.when ?? 0) >= last;
}
