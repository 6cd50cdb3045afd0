import type { Sql } from "postgres";
import { type Attempt, openSession } from "@/lib/access/sessions";

/** A session's id, or null where the sign-in is refused; throws where it has to wait. */
export async function signIn(sql: Sql, attempt: Attempt): Promise<string | null> {
  const opened = await openSession(sql, attempt);
  if (opened !== null && typeof opened === "object") throw new Error(`wait ${opened.waitSeconds} s`);
  return opened;
}
