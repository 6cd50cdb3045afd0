import type { FeedName } from "../feeds";
import type { ImportContext } from "../import-context";
import { isSelfReference, stagedColumns } from "../staged-columns";
import { finalRows } from "./final-rows";
import { literal, reasonSql } from "./reason-sql";

/** Managers (or parents) above a row, at most: of a long chain each would be looked at from each. */
const MOST_ABOVE = 50;

/** The row and each that is above it; null for feeds without such a column. */
function chains(context: ImportContext, feed: FeedName): { name: string; sql: string } | null {
  const column = stagedColumns(feed).find((candidate) => isSelfReference(feed, candidate));
  if (!column) return null;
  const name = column.feedColumn;
  const sql = `
    with recursive edges as (
      select _row, code, "${name}" as above from (${finalRows(context, feed)}) f where "${name}" is not null),
    chain as (
      select _row, code, above as said, above, 1 as nth from edges where _row is not null
      union all
      select c._row, c.code, c.said, e.above, c.nth + 1 from chain c join edges e on e.code = c.above
      where c.above <> c.code and c.nth <= ${MOST_ABOVE})`;
  return { name, sql };
}

/** Staged rows that are above themselves. */
export function circularReferences(context: ImportContext, feed: FeedName): string | null {
  const found = chains(context, feed);
  if (!found) return null;
  const reason = reasonSql("circular", { what: literal(found.name) });
  return `${found.sql} select _row, '${found.name}' as column_name, said as value, ${reason} as reason from chain where above = code`;
}

/** Staged rows with too many above them. To be asked where no row is above itself: then there is no end of them. */
export function deepReferences(context: ImportContext, feed: FeedName): string | null {
  const found = chains(context, feed);
  if (!found) return null;
  const reason = reasonSql("deep", { most: `'${MOST_ABOVE}'`, what: literal(found.name) });
  return `${found.sql} select _row, '${found.name}' as column_name, said as value, ${reason} as reason from chain where nth > ${MOST_ABOVE}`;
}
