import type { FeedName } from "../feeds";
import type { ImportContext } from "../import-context";
import { isSelfReference, stagedColumns } from "../staged-columns";
import { finalRows } from "./final-rows";
import { literal, reasonSql } from "./reason-sql";

/** Staged rows that are, through a chain of managers (or parents), above themselves; null for feeds without such a column. */
export function circularReferences(context: ImportContext, feed: FeedName): string | null {
  const column = stagedColumns(feed).find((candidate) => isSelfReference(feed, candidate));
  if (!column) return null;
  const name = column.feedColumn;
  return `
    with recursive edges as (
      select _row, code, "${name}" as above from (${finalRows(context, feed)}) f where "${name}" is not null),
    chain as (
      select _row, code, above as said, above from edges
      union
      select c._row, c.code, c.said, e.above from chain c join edges e on e.code = c.above)
    select _row, '${name}' as column_name, said as value, ${reasonSql("circular", { what: literal(name) })} as reason
    from chain where above = code and _row is not null`;
}
