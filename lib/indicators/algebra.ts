import {
  type AnyMeasure,
  type CountMeasure,
  type FlowMeasure,
  type PeriodMeasure,
  type StockMeasure,
  unknownWhere,
} from "@/db/schema/measures";

/**
 * What an indicator is worth, as data: the SQL, the formula in words and the rule of aggregation are derived from it.
 * A reading is one measure over one span of days:
 *
 * - `sum`: a flow, added over the period's months · `year`: over the 12 months to its last day · `fiscal`: since its
 *   fiscal year began.
 * - `latest`: a stock, as it stands on the period's last day · `opening`: on the day before its first.
 * - `distinct`: accounts counted once each over the 12 months to the last day; adds over cells, never over time.
 * - `whole`: what is known of a standard period as a whole only.
 * - `earned`: of the points earned in the period's quarters, as they stand on `as of` · `closed`: of those of all quarters
 *   that have none open on the last day.
 */
export type Reading =
  | { form: "sum" | "year" | "fiscal"; measure: FlowMeasure }
  | { form: "latest" | "opening"; measure: StockMeasure }
  | { form: "distinct"; measure: CountMeasure }
  | { form: "whole"; measure: PeriodMeasure }
  | { form: "earned" | "closed"; measure: FlowMeasure };

/**
 * - `plus`, `minus`: of two totals of one unit.
 * - `factor`: a setting of the programme, or one of its references as known on the last day.
 * - `times`, `per`: a total in a factor (points × point value = money), or over one.
 */
export type Total =
  | Reading
  | { form: "plus" | "minus"; left: Total; right: Total }
  | { form: "factor"; factor: Factor }
  | { form: "times" | "per"; total: Total; factor: Factor };

/**
 * - `ratio`: of two totals, never a mean of rates; null where the denominator is 0 · `capped`: at most 1.
 * - `outOf`: a count and what it is counted out of.
 * - `share`: a group's part of the total over one dimension, within the rest of the split.
 * - `growth`: on the same period a year before, or on another total; null from 0 or less.
 * - `balance`: how near the shares by tier are to the programme's targets: 1 − ½ Σ |share − target|.
 * - `median`: of accounts, which no total can say.
 */
export type Value =
  | Total
  | { form: "ratio" | "capped"; numerator: Total; denominator: Total }
  | { form: "outOf"; count: Total; whole: Total }
  | { form: "share"; of: Total; over: Dimension }
  | { form: "growth"; of: Total; on: Total | null }
  | { form: "balance"; of: Total }
  | { form: "median"; figure: MedianFigure };

/** Settings of a programme, and its references; `landing-share` is the season's where a landing may be told by it. */
export const factors = [
  "point-value",
  "budget",
  "seasonal-share",
  "landing-share",
  "best-recruitment",
  "ultimate-redemption",
  "cost-per-point",
] as const;
export type Factor = (typeof factors)[number];

/** Days since members' last order; days from enrolment to the first reward. */
export type MedianFigure = "recency" | "first-reward";

/**
 * What a figure can be split by, besides time. `kind` is the kind of a reward, `reward` the one; `from` and `to` the
 * tier at a period's start and end.
 */
export const dimensions = ["tier", "segment", "region", "rep", "kind", "reward", "from", "to"] as const;
export type Dimension = (typeof dimensions)[number];

export const sum = (measure: FlowMeasure): Total => ({ form: "sum", measure });
export const year = (measure: FlowMeasure): Total => ({ form: "year", measure });
export const fiscal = (measure: FlowMeasure): Total => ({ form: "fiscal", measure });
export const latest = (measure: StockMeasure): Total => ({ form: "latest", measure });
export const opening = (measure: StockMeasure): Total => ({ form: "opening", measure });
export const distinct = (measure: CountMeasure): Total => ({ form: "distinct", measure });
export const whole = (measure: PeriodMeasure): Total => ({ form: "whole", measure });
export const earned = (measure: FlowMeasure): Total => ({ form: "earned", measure });
export const closed = (measure: FlowMeasure): Total => ({ form: "closed", measure });
export const plus = (left: Total, right: Total): Total => ({ form: "plus", left, right });
export const minus = (left: Total, right: Total): Total => ({ form: "minus", left, right });
export const factor = (name: Factor): Total => ({ form: "factor", factor: name });
export const times = (total: Total, by: Factor): Total => ({ form: "times", total, factor: by });
export const per = (total: Total, by: Factor): Total => ({ form: "per", total, factor: by });
export const ratio = (numerator: Total, denominator: Total): Value => ({ form: "ratio", numerator, denominator });
export const capped = (numerator: Total, denominator: Total): Value => ({ form: "capped", numerator, denominator });
export const outOf = (count: Total, of: Total): Value => ({ form: "outOf", count, whole: of });
export const share = (of: Total, over: Dimension): Value => ({ form: "share", of, over });
export const growth = (of: Total, on: Total | null = null): Value => ({ form: "growth", of, on });
export const balance = (of: Total): Value => ({ form: "balance", of });
export const median = (figure: MedianFigure): Value => ({ form: "median", figure });

/** The dimension whose groups a value puts in proportion: they are read apart, whatever the split. */
export const proportionOf = (value: Value): Dimension | null => {
  if (value.form === "share") return value.over;
  return value.form === "balance" ? "tier" : null;
};

/** A value's readings, each once, and those that say where they are not known. */
export function readingsOf(value: Value): Reading[] {
  const found = new Map<string, Reading>();
  for (const reading of within(value).filter(isReading)) {
    found.set(nameOf(reading), reading);
    const unknown = unknownWhere[reading.measure];
    if (!unknown) continue;
    const guard = { form: reading.form, measure: unknown } as Reading;
    found.set(nameOf(guard), guard);
  }
  return [...found.values()];
}

/** What a cell keeps a reading under. */
export type ReadingName = `${Reading["form"]} ${AnyMeasure}`;
export function nameOf(reading: Reading): ReadingName {
  const name = names.get(reading) ?? (`${reading.form} ${reading.measure}` as const);
  names.set(reading, name);
  return name;
}
/** Kept by the reading: the catalogue's are asked for at every cell. */
const names = new WeakMap<Reading, ReadingName>();

/** The factors that a value is made of, each once. */
export const factorsOf = (value: Value): Factor[] => [
  ...new Set(within(value).flatMap((part) => ("factor" in part ? [part.factor] : []))),
];

/** A value and all that it is made of. */
const within = (value: Value): Value[] => [value, ...subtotalsOf(value).flatMap(within)];

const isReading = (value: Value): value is Reading => "measure" in value;

/** The totals that a value is made of, in the order in which its formula says them. */
export function subtotalsOf(value: Value): Total[] {
  switch (value.form) {
    case "plus":
    case "minus":
      return [value.left, value.right];
    case "times":
    case "per":
      return [value.total];
    case "ratio":
    case "capped":
      return [value.numerator, value.denominator];
    case "outOf":
      return [value.count, value.whole];
    case "share":
    case "balance":
      return [value.of];
    case "growth":
      return value.on ? [value.of, value.on] : [value.of];
    default:
      return [];
  }
}
