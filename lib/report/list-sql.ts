import "server-only";
import type { ListPlace } from "@/lib/lists/account-sheet";
import { folded } from "./account-columns";
import type { Reader } from "./open-reader";
import type { SqlValues } from "./sql-values";

/** SQL of a list's accounts: `account_id`, `times`, `stake`. */
export type ListSql = (values: SqlValues) => string;

/** SQL of a list `s` with its accounts `c`. */
export const accountsOf = ({ programme }: Reader, sql: ListSql, values: SqlValues) =>
  `from (${sql(values)}) s join accounts c on c.programme_id = ${values.add(programme.id)} and c.id = s.account_id`;

/** All that columns are read from, for the accounts `s` of a list. */
export const joins = `
    left join account_now a on a.programme_id = c.programme_id and a.account_id = c.id
    left join tiers t on t.programme_id = c.programme_id and t.id = case when a.is_member = 1 then a.tier_id else 0 end
    left join reps r on r.programme_id = c.programme_id and r.id = c.rep_id`;

export const PAGE_SIZE = 50;

/** Which of a list's rows are read; null is all. */
export type Paging = { size: number; page: number } | null;

export const pagingSql = (paging: Paging, values: SqlValues): string =>
  paging ? `limit ${values.add(paging.size)} offset ${values.add((paging.page - 1) * paging.size)}` : "";

/** Whether an account `c` has the text in its name or code; the text is folded as the columns are, by the same SQL. */
export function searchSql(search: string, values: SqlValues): string {
  if (!search) return "true";
  const text = folded(`${values.add(search)}::text`);
  return `(position(${text} in ${folded("c.name")}) > 0 or position(${text} in ${folded("c.code")}) > 0)`;
}

/** Where an account stands in a list, its neighbours there, and the page of it. */
export type FoundPlace = ListPlace & { page: number };

/** Finds an account by its code in rows of accounts `c` in some order; null where it is not among them. */
export async function placeIn(
  { tx }: Reader,
  { from, order }: { from: string; order: string },
  code: string,
  values: SqlValues,
): Promise<FoundPlace | null> {
  const [found] = await tx.unsafe<PlaceRow[]>(
    `select * from (
      select c.code, (row_number() over w)::int as position, (count(*) over ())::int as count,
        lag(c.code) over w as "previousCode", lag(c.name) over w as "previousName",
        lead(c.code) over w as "nextCode", lead(c.name) over w as "nextName"
      ${from}
      window w as (order by ${order})
    ) l where code = ${values.add(code)}`,
    values.list as never[],
    { prepare: true },
  );
  if (!found) return null;
  const { position, count, previousCode, previousName, nextCode, nextName } = found;
  return {
    position,
    count,
    previous: previousCode === null ? null : { code: previousCode, name: previousName ?? "" },
    next: nextCode === null ? null : { code: nextCode, name: nextName ?? "" },
    page: Math.ceil(position / PAGE_SIZE),
  };
}

interface PlaceRow {
  position: number;
  count: number;
  previousCode: string | null;
  previousName: string | null;
  nextCode: string | null;
  nextName: string | null;
}
