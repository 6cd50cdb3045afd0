import type { Role } from "@/db/schema/user-programmes";
import type { IndicatorAnswer, IndicatorRow, PeriodAnswer } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { FilterDimension } from "./view-request";
import type { View } from "./views";

export interface Option {
  code: string;
  name: string;
}

/** What every page of a programme says of it. */
export interface ProgrammeInfo {
  slug: string;
  name: string;
  currency: string;
  zone: string;
  asOf: string;
  dataFrom: string;
  fiscalStartMonth: number;
  /** Lowest tier first. */
  tiers: Option[];
  /** Fractions, where the programme has set one. */
  generosityBand: [number, number] | null;
  /** Operations that touch the 24 months to `as of`: flags on time axes. */
  campaigns: { name: string; startsOn: string; endsOn: string }[];
}

/** A page's request, as its URL says it. */
export interface ViewRequest {
  period: string;
  compare: "n-1" | "none";
  filters: Partial<Record<FilterDimension, string>>;
}

/** One figure of a page: its total over the period and, where the page draws them, its months (24 at most, ending with it). */
export interface FigureData {
  total: IndicatorAnswer;
  months: IndicatorRow[];
}

/** Everything a page shows, in one answer; what the viewer may not see is absent. */
export interface ViewData {
  view: View["id"];
  programme: ProgrammeInfo;
  role: Role;
  request: ViewRequest;
  period: PeriodAnswer;
  comparedTo: PeriodAnswer | null;
  /** Values that this viewer may filter by, and those that the period control offers. */
  filters: Partial<Record<FilterDimension, Option[]>>;
  periods: string[];
  /** The view's own first figures, in order: keys of `figures`. */
  headline: IndicatorId[];
  /** Every indicator this viewer may see, as one number over the period. */
  figures: Partial<Record<IndicatorId, FigureData>>;
  goals: IndicatorAnswer | null;
  /** The attainment curve of the fiscal year that the period ends in, N-1 beside. */
  curve: IndicatorAnswer | null;
  /** By tier: members' and revenue's shares (`tier-distribution`), and growth of member revenue. */
  tiers: {
    members: IndicatorAnswer;
    revenue: IndicatorAnswer;
    growth: IndicatorAnswer;
  } | null;
  /** Member revenue by segment. */
  segments: IndicatorAnswer | null;
  rewardMix: IndicatorAnswer | null;
}
