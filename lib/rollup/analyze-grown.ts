import type { TransactionSql } from "postgres";

/**
 * Tells the planner of a table that has more than doubled by `count` rows written in this transaction: of these it knows
 * nothing, and joins what it takes for empty by nested loops.
 */
export async function analyzeGrown(tx: TransactionSql, table: string, count: number): Promise<void> {
  await tx`
    select analyze_table(${table}) from pg_class where oid = ${table}::regclass and reltuples < ${2 * count}`;
}
