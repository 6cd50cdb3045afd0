import { type AnyMeasure, factsOf, unknownWhere } from "@/db/schema/measures";
import { type Factor, factorsOf, type Reading, readingsOf, type Total, type Value } from "@/lib/indicators/algebra";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { type Cell, evaluateTotal, type Known } from "@/lib/indicators/evaluate";
import { type Clock, periodBefore, twelveMonthsTo } from "@/lib/periods/period";
import { askedValue } from "./asked-value";

/** How far a figure looks back beyond its period. */
type Reach = "year" | "twoYears" | "yearBefore" | "fiscal" | "eve";

/** Why a figure, or its change, is not there: a key of the messages' `figure`, and how far it would look. */
export interface Missing {
  why:
    | "hidden"
    | "dataFrom"
    | "lookBack"
    | "noComparison"
    | "fromNothing"
    | "fromNegative"
    | "notKnown"
    | "noMargin"
    | "noObjective"
    | "noPotential"
    | "noClosedQuarter"
    | "noRedemption"
    | "noBudget"
    | "noPointValue"
    | "noSeason"
    | "underHalf";
  reach?: Reach;
}

type Days = Pick<Cell, "from" | "to">;

/** Nothing was counted, everything else is known: what is still missing then began before the data. */
const emptyAt = ({ from, to }: Days): Cell => ({ from, to, sums: {} });
const knownAt = ({ to }: Days, clock: Clock): Known => ({
  ...clock,
  asOf: to,
  eligibleFlagged: false,
  factor: () => 1,
  targetShares: new Map(),
});

const beganBefore = (reading: Reading, days: Days, clock: Clock): boolean =>
  evaluateTotal(reading, emptyAt(days), knownAt(days, clock)) === null;

function reachOf({ form, measure }: Reading): Reach {
  if (form === "opening") return "eve";
  if (form === "fiscal") return "fiscal";
  switch (factsOf(measure).window) {
    case "two-years":
      return "twoYears";
    case "year-before":
    case "three-months":
      return "yearBefore";
    case "eve":
      return "eve";
    case "fiscal-year":
    case "running-year":
      return "fiscal";
    default:
      return "year";
  }
}

const farthest: readonly Reach[] = ["twoYears", "yearBefore", "year", "fiscal", "eve"];

/** The data begins inside what a figure looks at: in its period, or in what it looks back on. */
function whyTooEarly(value: Value, days: Days, clock: Clock): Missing | null {
  const early = readingsOf(value).filter((reading) => beganBefore(reading, days, clock));
  if (early.length > 0) {
    if (days.from < clock.dataFrom) return { why: "dataFrom" };
    const reaches = early.map(reachOf);
    return { why: "lookBack", reach: farthest.find((reach) => reaches.includes(reach)) };
  }
  if (value.form !== "growth" || value.on) return null;
  const before = periodBefore({ label: "", partial: false, ...days }, 1);
  return readingsOf(value).some((reading) => beganBefore(reading, before, clock))
    ? { why: "lookBack", reach: "yearBefore" }
    : null;
}

const withoutFactor: Record<Factor, Missing["why"]> = {
  "point-value": "noPointValue",
  budget: "noBudget",
  "seasonal-share": "noSeason",
  "landing-share": "noSeason",
  "best-recruitment": "notKnown",
  "ultimate-redemption": "notKnown",
  "cost-per-point": "noRedemption",
};

type Rate = Extract<Value, { form: "ratio" | "capped" }>;
const isRate = (value: Value): value is Rate => value.form === "ratio" || value.form === "capped";

/** Of a rate, the total that is not known. */
function unknownOf(value: Value, row: IndicatorRow): Value {
  if (!isRate(value)) return value;
  return row.denominator === null ? value.denominator : value.numerator;
}

function whyWithoutFactor(value: Value, row: IndicatorRow, days: Days, clock: Clock): Missing | null {
  const factor = factorsOf(unknownOf(value, row)).find((name) => withoutFactor[name] !== "notKnown");
  if (!factor) return null;
  // What a point costs is itself of 12 months.
  if (factor === "cost-per-point" && twelveMonthsTo(days.to).from < clock.dataFrom)
    return { why: "lookBack", reach: "year" };
  return { why: withoutFactor[factor] };
}

const whereZero: Partial<Record<AnyMeasure, Missing["why"]>> = {
  objectives: "noObjective",
  objective_target_cents: "noObjective",
  potential_cents: "noPotential",
  points_redeemed: "noRedemption",
};

/** What a rate is divided by is 0. */
function whyOverZero(total: Total): Missing {
  if (total.form === "closed") return { why: "noClosedQuarter" };
  if (!("measure" in total)) return { why: "notKnown" };
  return { why: whereZero[total.measure] ?? "notKnown" };
}

const fromUnder = (previous: number): Missing => ({ why: previous < 0 ? "fromNegative" : "fromNothing" });

function whyNoValue(value: Value, row: IndicatorRow, days: Days, clock: Clock): Missing {
  if (row.numerator !== null && row.denominator !== null) {
    // A growth's own N-1, where it is known.
    if (value.form === "growth") return fromUnder(row.denominator);
    if (isRate(value)) return whyOverZero(value.denominator);
  }
  if (days.to < clock.dataFrom) return { why: "dataFrom" };
  const early = whyTooEarly(value, days, clock);
  if (early) return early;
  if (value.form === "median" && row.denominator) return { why: "underHalf" };
  if (readingsOf(value).some(({ measure }) => unknownWhere[measure])) return { why: "noMargin" };
  return whyWithoutFactor(value, row, days, clock) ?? { why: "notKnown" };
}

/** Why a figure, or its change on N-1, is a dash; null where neither is. */
export function whyMissing(answer: IndicatorAnswer, row: IndicatorRow | null, clock: Clock): Missing | null {
  const { rows, period, comparedTo } = answer;
  // Of a split, one group may be hidden beside others that are not.
  if (row ? row.hidden : rows.some((one) => one.hidden)) return { why: "hidden" };
  const value = askedValue(answer, row);
  if (!row || row.value === null) {
    if (row && value) return whyNoValue(value, row, period, clock);
    return { why: period.from < clock.dataFrom ? "dataFrom" : "notKnown" };
  }
  if (!comparedTo || row.change != null) return null;
  if (row.previous != null) return fromUnder(row.previous);
  const isEarly = comparedTo.from < clock.dataFrom || (value && whyTooEarly(value, comparedTo, clock));
  return { why: isEarly ? "dataFrom" : "noComparison" };
}
