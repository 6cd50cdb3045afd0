import { type FeedName, feedOf } from "../feeds";
import { type ImportContext, isKept, staged } from "../import-context";
import { stagedColumns } from "../staged-columns";

/**
 * SQL: the rows that a feed's table will hold, with `_row` (null for those that stay as they are), the key and the feed's
 * columns as they are staged (codes as text). Feeds with an account: only rows of accounts that are staged with this feed.
 */
export function finalRows(context: ImportContext, feed: FeedName): string {
  const { table, key } = feedOf(feed);
  const columns = stagedColumns(feed);
  const named = columns.filter((column) => column.definition.of);
  const existing = columns.map((column) => {
    const index = named.indexOf(column);
    return index < 0 ? `t."${column.database}"` : `n${index}.code as "${column.staged}"`;
  });
  const joins = named.map(({ database, definition }, index) => {
    const { table: other } = feedOf(definition.of ?? feed);
    return `left join ${other} n${index} on n${index}.programme_id = t.programme_id and n${index}.id = t.${database}`;
  });
  const concerned = columns.some((column) => column.feedColumn === "account")
    ? `and t.account_id in (
         select a.id from accounts a where a.programme_id = ${context.programmeId}
           and a.code in (select g.account from ${staged(context, feed)} g where not g._bad))`
    : "";
  return `
    select s._row, ${columns.map((column) => `s."${column.staged}"`).join(", ")}
    from ${staged(context, feed)} s where not s._bad and s.${key} is not null
    union all
    select null, ${existing.join(", ")} from ${table} t ${joins.join(" ")}
    where t.programme_id = ${context.programmeId} and ${isKept(context, feed, "t")} ${concerned}`;
}
