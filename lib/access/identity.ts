import "server-only";
import type { Sql, TransactionSql } from "postgres";

/** Runs a step of finding out who asks, in a transaction of the role that may read users, sessions and rights. */
export async function withIdentity<T>(sql: Sql, step: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const result = await sql.begin(async (tx) => {
    await tx`set local role reader_auth`;
    return step(tx);
  });
  return result as T;
}
