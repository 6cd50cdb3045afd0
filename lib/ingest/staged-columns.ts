import { type CodedFeed, type Feed, type FeedColumn, type FeedName, feedNames, feedOf } from "./feeds";

/** A feed's column in its staging table and in its database table. */
export interface StagedColumn {
  feedColumn: string;
  /** Codes are staged as text under the feed's own name (`account`), all else as the database names it. */
  staged: string;
  database: string;
  type: "text" | "bigint" | "numeric" | "date" | "timestamptz" | "boolean";
  definition: FeedColumn;
}

const types: Record<FeedColumn["kind"], StagedColumn["type"]> = {
  text: "text",
  code: "text",
  choice: "text",
  integer: "bigint",
  money: "bigint",
  decimal: "numeric",
  day: "date",
  instant: "timestamptz",
  flag: "boolean",
};

/** The columns of a feed, in the order of its definition. */
export function stagedColumns(feed: FeedName): StagedColumn[] {
  return Object.entries(feedOf(feed).columns).map(([feedColumn, definition]) => {
    const database = definition.column ?? feedColumn;
    const staged = definition.kind === "code" ? feedColumn : database;
    return { feedColumn, staged, database, type: types[definition.kind], definition };
  });
}

/** Columns that name a row of the feed itself (a rep's manager, an account's parent). */
export const isSelfReference = (feed: FeedName, column: StagedColumn): boolean => column.definition.of === feed;

/** Whether the feed's rows belong to an account. */
export const hasAccount = (feed: FeedName): boolean => "account" in feedOf(feed).columns;

/** The feeds and columns whose codes name rows of `coded`. */
export function namedBy(coded: FeedName): { feed: FeedName; table: string; column: StagedColumn }[] {
  return feedNames.flatMap((feed) =>
    stagedColumns(feed)
      .filter((column) => column.definition.of === (coded as CodedFeed))
      .map((column) => ({ feed, table: (feedOf(feed) as Feed).table, column })),
  );
}
