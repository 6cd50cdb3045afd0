import type { TransactionSql } from "postgres";
import type { BeforeImage } from "./apply/before-image";
import { type FeedName, feedOf } from "./feeds";
import { stagingTable } from "./staging-table";

/** What the steps of the final transaction share. */
export interface ImportContext {
  sql: TransactionSql;
  importId: number;
  programmeId: number;
  /** Feeds that the source gives. */
  given: ReadonlySet<FeedName>;
  /** Of these, the ones that hold everything there is. */
  full: ReadonlySet<FeedName>;
  /** What it keeps of how things were; null: the import is being undone. */
  before: BeforeImage | null;
}

/** The staged rows of a feed. */
export const staged = (context: ImportContext, feed: FeedName): string => stagingTable(context.importId, feed);

/** SQL: whether a good row is staged under the key of `row`, a row of the feed's table. */
export function isReplaced(context: ImportContext, feed: FeedName, row: string): string {
  const { key } = feedOf(feed);
  return `exists (select 1 from ${staged(context, feed)} g where g.${key} = ${row}.${key} and not g._bad)`;
}

/**
 * SQL: whether a row of the feed's table stays as it is. A row whose new version was rejected keeps its old one, so that
 * a mistake in a file removes nothing.
 */
export function isKept(context: ImportContext, feed: FeedName, row: string): string {
  if (!context.given.has(feed)) return "true";
  const { key } = feedOf(feed);
  const replaced = isReplaced(context, feed, row);
  if (!context.full.has(feed)) return `not ${replaced}`;
  return `(not ${replaced} and exists (select 1 from ${staged(context, feed)} b where b.${key} = ${row}.${key}))`;
}
