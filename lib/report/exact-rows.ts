import "server-only";
import { type Grouping, isByRep } from "./group-sql";
import type { Reader } from "./open-reader";
import type { SqlValues } from "./sql-values";

/** Up to so many rows, finding each by its key costs less than reading everybody's of their months. */
const MOST_BY_KEY = 100_000;

/** Rows `p` of months and parts, to stand in a FROM, and how many they are. */
export interface PlacesSql {
  sql: string;
  count: number;
}

/**
 * SQL of the accounts `o` (their `id`), to stand in a FROM, of a portfolio or of one rep, where `rows` of each are few
 * enough to be found by their keys (`byKey`); else null. What a filter says beside the rep is left to do.
 */
export function fewAccounts(reader: Reader, rows: number, where: Grouping["where"], values: SqlValues): string | null {
  const reps = reader.reps.filter(({ id }) => where.rep === undefined || id === where.rep);
  const accounts = reps.reduce((sum, rep) => sum + rep.accounts, 0);
  if (!isByRep(reader, { by: [], where }) || reps.length === 0 || accounts * rows > MOST_BY_KEY) return null;
  const ofRep = where.rep === undefined ? "" : values.filter("o", { rep: where.rep });
  return `(select o.id from accounts o where o.programme_id = ${values.add(reader.programme.id)} ${ofRep}) o`;
}

/** SQL of an account's one row of a table, found by its key, which no plan but that of a `limit` is sure to do. */
export const byKey = (table: string, programme: string, account: string, rest = "true"): string =>
  `lateral (select * from ${table} m where m.programme_id = ${programme} and m.account_id = ${account} and ${rest} limit 1)`;

/** SQL of the rows `a` of account_months at some places, to stand in a FROM: the whole programme's, or of few accounts. */
export function exactRows(reader: Reader, places: PlacesSql, where: Grouping["where"], values: SqlValues): string {
  const programme = values.add(reader.programme.id);
  const accounts = fewAccounts(reader, places.count, where, values);
  return accounts
    ? `${accounts} cross join ${places.sql}
      cross join ${byKey("account_months", programme, "o.id", "m.month = p.month and m.part = p.part")} a`
    : `${places.sql} join account_months a on a.programme_id = ${programme} and a.month = p.month and a.part = p.part`;
}
