import type { Sql } from "postgres";
import { connect, databaseTarget, type Login } from "@/db/connections";
import { leaveDatabase } from "@/db/leave-database";
import { bringUpToDate } from "./bring-up-to-date";

/**
 * Runs a command's work on a connection of that login, on a migrated database; the last to leave an embedded server
 * stops it.
 */
export async function withDatabase<T>(login: Exclude<Login, "owner">, work: (sql: Sql) => Promise<T>): Promise<T> {
  const target = await databaseTarget();
  try {
    await bringUpToDate(target);
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
