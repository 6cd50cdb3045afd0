import { type FeedName, feedOf } from "../feeds";
import { type ImportContext, staged } from "../import-context";
import { ImportError } from "../import-error";

/** Rows of a feed and how many of them were rejected. */
export interface FeedTotals {
  in: number;
  rejected: number;
}

/** Counts the staged rows of a feed. */
export async function feedTotals(context: ImportContext, feed: FeedName): Promise<FeedTotals> {
  const [row] = await context.sql.unsafe<FeedTotals[]>(
    `select count(*)::int as "in", count(*) filter (where _bad)::int as rejected from ${staged(context, feed)}`,
  );
  return { in: row?.in ?? 0, rejected: row?.rejected ?? 0 };
}

/** Refuses a full feed that is empty while the programme has rows: an extract that failed would remove everything. */
export async function refuseEmptyFullFeed(context: ImportContext, feed: FeedName): Promise<void> {
  const { table } = feedOf(feed);
  const [row] = await context.sql.unsafe(
    `select exists (select 1 from ${table} where programme_id = ${context.programmeId}) as here`,
  );
  if (!row?.here) return;
  throw new ImportError(`${feed}.sql: returned no rows, and the feed is full: all ${feed} would be removed`);
}
