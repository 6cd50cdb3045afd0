import { type FeedName, feedOf } from "../feeds";
import type { ImportContext } from "../import-context";
import { stagedColumns } from "../staged-columns";
import { finalRows } from "./final-rows";
import { literal, reasonSql } from "./reason-sql";

const columnOf = (feed: FeedName, database: string) => {
  const found = stagedColumns(feed).find((column) => column.database === database);
  if (!found) throw new Error(`${feed} has no column ${database}`);
  return found;
};

/** Staged rows that repeat, in the same account, what a row that stays or an earlier one has; null: may repeat. */
export function repeatedInAccount(context: ImportContext, feed: FeedName): string | null {
  const unique = feedOf(feed).unique?.map((database) => columnOf(feed, database)) ?? [];
  const [first] = unique;
  if (!first) return null;
  const what = literal(unique.map((column) => column.feedColumn).join(" and "));
  return `
    select _row, '${first.feedColumn}' as column_name, "${first.staged}"::text as value,
      ${reasonSql("repeatedInAccount", { what })} as reason
    from (
      select f.*, row_number() over (
        partition by account, ${unique.map((column) => `"${column.staged}"`).join(", ")}
        order by _row is not null, _row) as nth
      from (${finalRows(context, feed)}) f) r
    where _row is not null and nth > 1`;
}

/** Staged periods that overlap a period of the account that stays, or an earlier staged one; null: may overlap. */
export function overlappingPeriods(context: ImportContext, feed: FeedName): string | null {
  const { apart, key } = feedOf(feed);
  if (!apart) return null;
  const [from, to] = apart;
  return `
    with final as (${finalRows(context, feed)})
    select distinct on (a._row) a._row, '${from}' as column_name, a.${from}::text as value,
      ${reasonSql("overlaps", { what: `b.${key}` })} as reason
    from final a join final b on b.account = a.account and b.${key} <> a.${key}
      and a.${from} < coalesce(b.${to}, 'infinity') and b.${from} < coalesce(a.${to}, 'infinity')
    where a._row is not null and (b._row is null or b._row < a._row)
    order by a._row, b._row nulls first`;
}
