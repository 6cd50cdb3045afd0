import type { FeedName } from "../feeds";
import type { ImportContext } from "../import-context";
import { isSelfReference, stagedColumns } from "../staged-columns";
import { finalRows } from "./final-rows";
import { literal, reasonSql } from "./reason-sql";

/** Managers (or parents) above a row, at most: of a long chain each would be looked at from each. */
const MOST_ABOVE = 50;

/** Staged rows of which `which` is true, of the chain of who is above them; null for feeds without such a column. */
function refusedChains(
  context: ImportContext,
  feed: FeedName,
  { which, reason }: { which: string; reason: (what: string) => string },
): string | null {
  const column = stagedColumns(feed).find((candidate) => isSelfReference(feed, candidate));
  if (!column) return null;
  const name = column.feedColumn;
  return `
    with recursive edges as (
      select _row, code, "${name}" as above from (${finalRows(context, feed)}) f where "${name}" is not null),
    chain as (
      select _row, code, above as said, above, 1 as nth from edges where _row is not null
      union all
      select c._row, c.code, c.said, e.above, c.nth + 1 from chain c join edges e on e.code = c.above
      where c.above <> c.code and c.nth <= ${MOST_ABOVE})
    select _row, '${name}' as column_name, said as value, ${reason(literal(name))} as reason from chain where ${which}`;
}

/** Staged rows that are, through a chain of managers (or parents), above themselves. */
export const circularReferences = (context: ImportContext, feed: FeedName): string | null =>
  refusedChains(context, feed, { which: "above = code", reason: (what) => reasonSql("circular", { what }) });

/** Staged rows with too many above them. To be asked where no row is above itself: there is no end of those above one. */
export const deepReferences = (context: ImportContext, feed: FeedName): string | null =>
  refusedChains(context, feed, {
    which: `nth > ${MOST_ABOVE}`,
    reason: (what) => reasonSql("deep", { most: `'${MOST_ABOVE}'`, what }),
  });
