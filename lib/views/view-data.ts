import type { Correction } from "@/db/schema/corrections";
import type { Feature } from "@/db/schema/programmes";
import type { Role } from "@/db/schema/user-programmes";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import type { IndicatorAnswer, IndicatorRow, PeriodAnswer } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { AccountList } from "@/lib/lists/account-list";
import type { CallList } from "@/lib/lists/calls";
import type { ListId } from "@/lib/lists/lists";
import type { Headline } from "@/lib/steering/headline";
import type { AskId } from "./asks";
import type { FilterDimension } from "./view-request";
import type { ViewId } from "./views";

export interface Option {
  code: string;
  name: string;
}

/** What may be filtered by, and the values that there are to choose from. */
export type Filters = Partial<Record<FilterDimension, Option[]>>;

/**
 * Up to the month of `through` (its first day) figures are as they were, the last of them since the day `on`; how many facts
 * of them were corrected since.
 */
export interface Closing extends Record<Correction, number> {
  through: string;
  on: string;
  /** Whether anything of them is another today. */
  isRestated: boolean;
}

/** What every page of a programme says of it. */
export interface ProgrammeInfo {
  slug: string;
  name: string;
  currency: string;
  zone: string;
  asOf: string;
  dataFrom: string;
  startedOn: string;
  fiscalStartMonth: number;
  /** Lowest tier first. */
  tiers: Option[];
  /** Fractions, where the programme has set one. */
  generosityBand: [number, number] | null;
  /** The share of members meant for each tier, by code: the programme's setting, else all alike. */
  targetTierShares: Record<string, number>;
  /** Limits of the steering rules that are not their defaults, by rule. */
  thresholds: Record<string, number>;
  /** What it calls its points, tiers, members and rewards. */
  words: ProgrammeWords;
  features: Feature[];
  /** Null where no month is closed. */
  closing: Closing | null;
  /** Operations that began by `as of`: flags on time axes. */
  campaigns: { name: string; startsOn: string; endsOn: string }[];
}

/** A page's request, as its URL says it. */
export interface ViewRequest {
  period: string;
  compare: "n-1" | "none";
  filters: Partial<Record<FilterDimension, string>>;
  /** Months of charts by the programme's age, where the page has that choice: calendar time without it. */
  axis?: "age";
}

/**
 * One figure of a page: its total over the period and, where the page draws them, its months (ending with it: 24 at
 * most, or all since the launch) and its years, the first first.
 */
export interface FigureData {
  total: IndicatorAnswer;
  months: IndicatorRow[];
  years: IndicatorRow[];
}

/** How many accounts a list holds, and what is at stake with them all; `worth` is a stake in points, in minor units. */
export interface ListSummary {
  accounts: number;
  stake: { unit: "money" | "points"; total: number; worth: number | null } | null;
}

/** An answer that cannot be had: of which indicator, and because of what. */
export interface Unasked {
  indicator: IndicatorId;
  why: "period" | "filters";
}

/** What a page's sentences are found in; what the viewer may not see is absent. */
export interface ViewFigures {
  view: ViewId;
  programme: ProgrammeInfo;
  role: Role;
  request: ViewRequest;
  period: PeriodAnswer;
  comparedTo: PeriodAnswer | null;
  /** Values that this viewer may filter by, and those that the period control offers: none of a page without a period. */
  filters: Filters;
  periods: string[];
  /** Whether this viewer may open the accounts behind a number. */
  hasLists: boolean;
  /** Accounts worth acting on, as they stand on `as of`: those of the view's lists that this viewer may open. */
  lists: Partial<Record<ListId, ListSummary>>;
  /** The first calls to make, and the first accounts of lists that the view shows; of those that this viewer may open. */
  calls: CallList | null;
  shown: Partial<Record<ListId, AccountList>>;
  /** The view's own first figures, in order: keys of `figures`. */
  headline: IndicatorId[];
  /** The view's indicators that this viewer may see, as one number over the period. */
  figures: Partial<Record<IndicatorId, FigureData>>;
  /**
   * The view's other answers, by name; absent is what the viewer or the programme does not have. Null cannot be asked
   * of this period, or with these filters: `unasked` says which.
   */
  answers: Partial<Record<AskId, IndicatorAnswer | null>>;
  unasked: Partial<Record<AskId, Unasked>>;
}

/** Everything a page shows, in one answer. */
export interface ViewData extends ViewFigures {
  /** Its first words, by rules over the rest of it. */
  lead: Headline;
}

/** Whether a page is of all that is known: it has no period to choose. */
export const isTimeless = ({ periods }: Pick<ViewData, "periods">): boolean => periods.length === 0;
