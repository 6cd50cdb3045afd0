import type { TransactionSql } from "postgres";

/**
 * Tells the planner of a table that has more than doubled by `count` rows written in this transaction: of these it knows
 * nothing, and joins what it takes for empty by nested loops.
 */
export async function analyzeGrown(tx: TransactionSql, table: string, count: number): Promise<void> {
  await tx`
    select analyze_table(${table}) from pg_class where oid = ${table}::regclass and reltuples < ${2 * count}`;
}

/** The same of all these tables, by the rows that this transaction wrote. */
export async function analyzeAllGrown(tx: TransactionSql, tables: readonly string[]): Promise<void> {
  await tx`
    select analyze_table(s.relname) from pg_stat_xact_user_tables s join pg_class c on c.oid = s.relid
    where s.schemaname = 'public' and s.relname in ${tx(tables)} and s.n_tup_ins > 0 and c.reltuples < 2 * s.n_tup_ins`;
}
