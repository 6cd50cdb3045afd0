import { type FeedName, feedOf } from "../feeds";
import { type ImportContext, isKept, staged } from "../import-context";
import { type StagedColumn, stagedColumns } from "../staged-columns";
import { literal, reasonSql } from "./reason-sql";

/** SQL: the codes that rows of `feed` will have when this import is done. */
function knownCodes(context: ImportContext, feed: FeedName): string {
  const { table } = feedOf(feed);
  // A row that is replaced keeps its code, so only what a full feed removes must be left out.
  const remains = context.full.has(feed) ? `and ${isKept(context, feed, "t")}` : "";
  const existing = `select t.code from ${table} t where t.programme_id = ${context.programmeId} ${remains}`;
  if (!context.given.has(feed)) return existing;
  return `select g.code from ${staged(context, feed)} g where not g._bad union all ${existing}`;
}

function unknownCodesOf(context: ImportContext, feed: FeedName, { feedColumn, definition }: StagedColumn): string {
  const { of } = definition;
  if (!of) throw new Error(`${feed}.${feedColumn} is a code of no feed`);
  const rejected = context.given.has(of)
    ? `exists (select 1 from ${staged(context, of)} b where b._bad and b.code = s."${feedColumn}")`
    : "false";
  const what = literal(feedColumn);
  return `
    select s._row, '${feedColumn}' as column_name, s."${feedColumn}" as value,
      case when ${rejected} then ${reasonSql("goneToo", { what })} else ${reasonSql("unknown", { what })} end as reason
    from ${staged(context, feed)} s
    where not s._bad and s."${feedColumn}" is not null
      and not exists (select 1 from (${knownCodes(context, of)}) k where k.code = s."${feedColumn}")`;
}

/** Rows that name a code which no row has, will have, or will keep: one query a column of codes. */
export function unknownCodes(context: ImportContext, feed: FeedName): string[] {
  return stagedColumns(feed)
    .filter((column) => column.definition.kind === "code")
    .map((column) => unknownCodesOf(context, feed, column));
}
