import type { Sql } from "postgres";
import { connect, databaseTarget, type Login } from "@/db/connections";
import { leaveDatabase } from "@/db/leave-database";
import { migrateDatabase } from "@/db/migrate";

/**
 * Runs a command's work on a connection of that login, on a migrated database; the last to leave an embedded server
 * stops it.
 */
export async function withDatabase<T>(login: Exclude<Login, "owner">, work: (sql: Sql) => Promise<T>): Promise<T> {
  const target = await databaseTarget();
  try {
    await migrateDatabase(target);
    const sql = connect(target, login, { max: 4 });
    try {
      return await work(sql);
    } finally {
      await sql.end();
    }
  } finally {
    await leaveDatabase(target);
  }
}
