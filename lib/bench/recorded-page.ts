import type { Sql, TransactionSql } from "postgres";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import { scopeStatements } from "@/lib/report/open-reader";
import { settleAll } from "@/lib/report/settle-all";
import { type BenchDatabase, type SentStatement, tellingConnection } from "./bench-database";
import { programme } from "./programme-settings";

/** A statement of a page, and whether the driver keeps it prepared. */
export interface PageStatement extends SentStatement {
  prepared: boolean;
}

/** As a reader's. */
export const TRANSACTION = "isolation level repeatable read read only";
const frame = /^\s*(begin|commit|rollback|set)\b/i;

/** What a page sends once its connection is warm, without its transaction's frame. */
export async function recordPage(
  database: BenchDatabase,
  work: (connection: Sql) => Promise<unknown>,
): Promise<PageStatement[]> {
  let sent: SentStatement[] = [];
  const connection = tellingConnection(database, (statement) => sent.push(statement));
  try {
    await work(connection);
    sent = [];
    await work(connection);
    const page = sent.filter(({ text }) => !frame.test(text));
    const kept = await connection<{ statement: string }[]>`select statement from pg_prepared_statements`;
    const texts = new Set(kept.map(({ statement }) => statement));
    return page.map((statement) => ({ ...statement, prepared: texts.has(statement.text) }));
  } finally {
    await connection.end();
  }
}

const send = (tx: TransactionSql, { text, parameters, prepared }: PageStatement) =>
  tx.unsafe(text, parameters as never[], { prepare: prepared });

/**
 * Sends recorded statements again, all at once, and takes the rows as they come: what of a page is the database and the
 * way there. `opening` is the transaction's first statement, in place of the reader's.
 */
export function replay(sql: Sql, opening: string, statements: readonly PageStatement[]) {
  return sql.begin(TRANSACTION, async (tx) => {
    await tx.unsafe(opening).simple();
    return settleAll(statements.map((statement) => send(tx, statement).raw()));
  });
}

/** Eight times the least that a chart can ask, in a reader's transaction: one after another, or all at once. */
export async function runFloor({ database, scope }: Viewer, atOnce: boolean): Promise<void> {
  await database.begin(TRANSACTION, async (tx) => {
    await tx.unsafe(scopeStatements(programme, scope)).simple();
    if (atOnce) await settleAll(Array.from({ length: 8 }, () => tx`select 1`));
    else for (let time = 0; time < 8; time++) await tx`select 1`;
  });
}

/** Milliseconds that the server says it spent on the statements: planning and executing. */
export async function serverTime(
  { app }: BenchDatabase,
  scope: Scope,
  statements: readonly PageStatement[],
): Promise<{ planning: number; execution: number }> {
  const total = { planning: 0, execution: 0 };
  await app.begin(TRANSACTION, async (tx) => {
    await tx.unsafe(scopeStatements(programme, scope)).simple();
    for (const { text, parameters } of statements) {
      const [row] = await tx.unsafe<{ "QUERY PLAN": { "Planning Time": number; "Execution Time": number }[] }[]>(
        `explain (analyze, timing off, format json) ${text}`,
        parameters as never[],
      );
      const plan = row?.["QUERY PLAN"][0];
      total.planning += plan?.["Planning Time"] ?? 0;
      total.execution += plan?.["Execution Time"] ?? 0;
    }
  });
  return total;
}
