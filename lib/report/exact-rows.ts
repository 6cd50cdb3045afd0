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
 * SQL of the rows `a` of account_months at some places, to stand in a FROM; what a filter says beside the rep is left to
 * do. The whole programme's are read by the month; those of few accounts by their keys, which no plan but that of a `limit`
 * is sure to do.
 */
export function exactRows(reader: Reader, places: PlacesSql, where: Grouping["where"], values: SqlValues): string {
  const programme = values.add(reader.programme.id);
  const reps = reader.reps.filter(({ id }) => where.rep === undefined || id === where.rep);
  const accounts = reps.reduce((sum, rep) => sum + rep.accounts, 0);
  if (!isByRep(reader, { by: [], where }) || reps.length === 0 || accounts * places.count > MOST_BY_KEY)
    return `${places.sql} join account_months a on a.programme_id = ${programme} and a.month = p.month and a.part = p.part`;
  const ofRep = where.rep === undefined ? "" : values.filter("o", { rep: where.rep });
  return `(select o.id from accounts o where o.programme_id = ${programme} ${ofRep}) o cross join ${places.sql}
    cross join lateral (
      select * from account_months m
      where m.programme_id = ${programme} and m.account_id = o.id and m.month = p.month and m.part = p.part limit 1
    ) a`;
}
