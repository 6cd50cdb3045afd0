import type { EvidenceAnswer } from "@/lib/evidence/evidence-answer";
import type { Dimension } from "./algebra";
import type { Unit } from "./define-indicator";
import type { IndicatorId } from "./registry";

/** How time is cut: one row for the whole period without it. `year` is the calendar year, `fiscal-year` the programme's. */
export const grains = ["month", "quarter", "year", "fiscal-year"] as const;
export type Grain = (typeof grains)[number];

/**
 * One figure. Money is in integer minor units, rates are fractions; null is "not known", never 0.
 * `numerator` and `denominator` are those of a rate; of a plain total the numerator is the value itself.
 */
export interface IndicatorRow {
  /** As in the request's grammar: `2012`, `2012-Q1`, `2012-03`, `fy2012`, … */
  period: string;
  /** The group, by the codes that filters take; `none` = no tier, no rep. Of several values in one, `part` names which. */
  key: Partial<Record<Dimension | "goal" | "indicator" | "part" | "cohort" | "age", string>>;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** The same N-1, to the same day; absent where no comparison was asked. */
  previous?: number | null;
  /** Relative for totals, a difference (in points) for rates. */
  change?: number | null;
  /** What it is today, where closed months were corrected since and `value` is as it was; null is "not known". */
  restated?: number | null;
  /** Whether `as of` cuts the period. */
  partial: boolean;
  /** The group holds too few accounts for this reader. */
  hidden?: true;
  /** Goals only: where it started, and where it will land at the pace of the season (flows of a running period). */
  baseline?: number | null;
  projected?: number | null;
  /** Evidence only: between which ends it lies, 95 times in 100. */
  low?: number | null;
  high?: number | null;
  /** Where it is not the answer's: a goal's, of its own indicator; a part's. */
  unit?: Unit;
  definition?: string | null;
}

/** Days inclusive, and the label of the request's grammar. */
export interface PeriodAnswer {
  label: string;
  from: string;
  to: string;
  partial: boolean;
}

/** The JSON of the API and of `npm run ask`. */
export interface IndicatorAnswer {
  indicator: IndicatorId;
  unit: Unit;
  asOf: string;
  definition: string;
  period: PeriodAnswer;
  /** The days compared to, where a comparison was asked. */
  comparedTo: PeriodAnswer | null;
  rows: IndicatorRow[];
  /** By reward only: the names of those that the rows have, by their codes. */
  rewards?: Record<string, string>;
  /** Evidence only: what it stands on. */
  evidence?: EvidenceAnswer;
}
