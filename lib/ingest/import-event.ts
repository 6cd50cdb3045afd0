import type { FeedName } from "./feeds";

/** What an import is doing. `rows`: of the feed, so far. `resumed`: staged by an interrupted run. */
export type ImportEvent =
  | { step: "read" }
  | { step: "stage"; feed: FeedName; rows: number; resumed?: true }
  | { step: "check" | "apply" | "remove"; feed: FeedName }
  | { step: "refresh"; detail?: string };
