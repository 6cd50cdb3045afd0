import type { Fragment } from "postgres";
import type { OracleQuery, OracleRow } from "./query";
import { ratioRows, type Totals } from "./totals";

/** The rows of each part in turn, so that a group has all its parts. */
export async function partRows<Part extends string>(
  parts: readonly Part[],
  rowsOf: (part: Part) => Promise<OracleRow[]>,
): Promise<OracleRow[]> {
  const rows: OracleRow[] = [];
  for (const part of parts) {
    for (const row of await rowsOf(part)) rows.push({ ...row, key: { ...row.key, part } });
  }
  return rows;
}

interface PartFact {
  account: number;
  day: string;
  part: string;
  amount: number;
}

/** Facts that each say their part (account_id, dated_on, part, amount), read once: ranks are slow to work out. */
export const readParts = ({ sql }: OracleQuery, facts: Fragment) => sql<PartFact[]>`
  select f.account_id as account, f.dated_on::text as day, f.part, f.amount::float8 from (${facts}) f`;

/** Those of one part, as facts again. */
export const ofPart = ({ sql }: OracleQuery, facts: PartFact[], part: string) => sql`
  select f.account as account_id, f.day as dated_on, f.amount
  from jsonb_to_recordset(${sql.json(facts.filter((fact) => fact.part === part).map((fact) => ({ ...fact })))})
    as f(account int, day date, amount float8)`;

/** Counts, beside what they are counted out of. */
export const countRows = (counts: Totals, wholes: Totals): OracleRow[] =>
  ratioRows(counts, wholes).map((row) => ({ ...row, value: row.numerator }));

/** A measure of the period's last day looks at that day alone. */
export const onLastDay = (query: OracleQuery): OracleQuery => ({ ...query, from: query.to });
