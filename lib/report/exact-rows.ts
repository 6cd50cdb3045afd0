import "server-only";
import { type Grouping, isByRep } from "./group-sql";
import type { Reader } from "./open-reader";
import type { SqlValues } from "./sql-values";

/**
 * SQL of the rows `a` of account_months at `places`, rows `p` of months and parts, to stand in a FROM; what a filter says
 * beside the rep is left to do. The whole programme's are read by the month. A rep's accounts are few, so their rows are
 * found by key, which no plan but that of a `limit` is sure to do.
 */
export function exactRows(reader: Reader, places: string, where: Grouping["where"], values: SqlValues): string {
  const programme = values.add(reader.programme.id);
  if (!isByRep(reader, { by: [], where }))
    return `${places} join account_months a on a.programme_id = ${programme} and a.month = p.month and a.part = p.part`;
  const ofRep = where.rep === undefined ? "" : values.filter("o", { rep: where.rep });
  return `(select o.id from accounts o where o.programme_id = ${programme} ${ofRep}) o cross join ${places}
    cross join lateral (
      select * from account_months m
      where m.programme_id = ${programme} and m.account_id = o.id and m.month = p.month and m.part = p.part limit 1
    ) a`;
}
