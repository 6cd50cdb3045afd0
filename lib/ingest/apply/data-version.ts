import type { TransactionSql } from "postgres";

/** The programme's data version, raised where its data changed: pages that were read before are of another. */
export async function raiseDataVersion(sql: TransactionSql, programmeId: number, changed: boolean): Promise<number> {
  const [row] = changed
    ? await sql`update programmes set data_version = data_version + 1 where id = ${programmeId} returning data_version`
    : await sql`select data_version from programmes where id = ${programmeId}`;
  return row?.data_version;
}
