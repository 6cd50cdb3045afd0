import { rejectReasons } from "@/lib/refusals/reject-reasons";
import { type FeedName, feedOf } from "../feeds";
import { type ImportContext, staged } from "../import-context";
import { stagedColumns } from "../staged-columns";
import { literal, reasonSql } from "./reason-sql";

/** Rows whose key an earlier good row of the feed has: the first is kept. */
export function repeatedKeys(context: ImportContext, feed: FeedName): string {
  const { key, columns } = feedOf(feed);
  const table = staged(context, feed);
  const named = columns[key]?.madeOf;
  const reason = named
    ? reasonSql("repeatedTogether", { what: literal(named.join(", ")) })
    : reasonSql("repeated", { what: literal(key) });
  return `
    select _row, '${named?.at(-1) ?? key}' as column_name, key as value, ${reason} as reason
    from (
      select _row, ${key} as key, row_number() over (partition by ${key} order by _row) as nth
      from ${table}
      where not _bad and ${key} in (select ${key} from ${table} where not _bad group by 1 having count(*) > 1)) r
    where nth > 1`;
}

/** Rows that fail a check of the feed's definition; null where it has none. */
export function brokenRowChecks(context: ImportContext, feed: FeedName): string | null {
  const checks = feedOf(feed).checks ?? [];
  if (checks.length === 0) return null;
  const stagedName = (feedColumn: string) =>
    stagedColumns(feed).find((column) => column.feedColumn === feedColumn)?.staged ?? feedColumn;
  const broken = checks.map(({ sql }) => `(${sql}) is false`);
  const rows = checks.map(
    ({ column, reason }, index) =>
      `(${literal(column)}, "${stagedName(column)}"::text, ${literal(rejectReasons[reason])}, ${broken[index]})`,
  );
  return `
    select _row, c.column_name, c.value, c.reason
    from ${staged(context, feed)} cross join lateral (values ${rows.join(", ")}) c(column_name, value, reason, broken)
    where not _bad and (${broken.join(" or ")}) and c.broken`;
}
