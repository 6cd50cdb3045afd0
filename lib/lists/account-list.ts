import type { PeriodAnswer } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { Day } from "@/lib/periods/calendar";
import type { Filters, ProgrammeInfo } from "@/lib/views/view-data";
import type { ColumnId } from "./columns";
import type { ListDimension, ListRequest } from "./list-request";
import type { ListId } from "./lists";
import type { QuadrantId } from "./quadrants";

/** Which accounts a list is of, by the ids that its title is made of. */
export type ListTitle =
  | { list: ListId }
  | { quadrant: QuadrantId }
  | { indicator: IndicatorId; definition: string; part: string | null; side: "counted" | "rest"; isOnly: boolean };

/** Money in minor units, rates as fractions, days as text; null is "not known" or "none", never 0. */
export type ListRow = Partial<Record<ColumnId, string | number | null>>;

/**
 * Sums over the accounts that are found, as they stand on `as of`: money in minor units, null is not known. `before` is
 * to the same day N-1, `change` a fraction. What the viewer may not see is absent.
 */
export interface ListTotals {
  accounts: number;
  revenue?: { now: number | null; before: number | null; change: number | null };
  /** Accounts with an objective of the running fiscal year, and those of them that have attained it. */
  objectives?: { attained: number; count: number } | null;
  /** Accounts within reach of their objective, and what is missing to them. */
  withinReach?: { accounts: number; missing: number } | null;
  points?: number;
  /**
   * Beside a portfolio: the whole programme's growth of revenue and share of objectives attained, as fractions, of the
   * fiscal year to a month's end.
   */
  average?: { to: Day; revenue?: number; objectives?: number };
  /** Members, and those of them who ordered in 12 months. */
  members?: number;
  active?: number | null;
}

/** One page of a list of accounts; an export's has all of its rows. What the viewer may not see is absent. */
export interface AccountList {
  programme: ProgrammeInfo;
  request: ListRequest;
  title: ListTitle;
  /** Of the number, or the months that a list looks at; of what stands on `as of` alone, null. */
  period: PeriodAnswer | null;
  filters: { dimension: ListDimension; code: string; name: string }[];
  /** Values that this viewer may filter this list by. */
  choices: Filters;
  /** Accounts of the list; of these, those that the search finds. */
  accounts: number;
  found: number;
  /** What the number says: more than `accounts` only where one account is counted twice (it joined again). */
  counted: number;
  /** Over those that are found. */
  stake: { unit: "money" | "points"; total: number; worth: number | null } | null;
  /** Of the whole portfolio alone. */
  totals: ListTotals | null;
  /** Those that the rows have, and those that this viewer may ask for. */
  columns: ColumnId[];
  choosable: ColumnId[];
  sort: { column: ColumnId; descending: boolean };
  page: number;
  pageSize: number;
  rows: ListRow[];
}
