import type { CountMeasure, FlowMeasure, Measure, RewardMeasure, StockMeasure } from "@/db/schema/rollup-columns";

/**
 * What an indicator is worth, as data: the SQL, the formula in words and the rule of aggregation are derived from it.
 *
 * - `sum`: a flow, added over the period's months.
 * - `latest`: a stock, as it stands on the period's last day.
 * - `distinct`: accounts counted once each over the 12 months to the period's last day; adds over cells, never over time.
 * - `minus`: two totals of one unit.
 * - `times`: a total in a programme's setting (points × point value = money).
 * - `ratio`: of two totals, never a mean of rates; null where the denominator is 0.
 * - `share`: a group's part of the total over one dimension, within the rest of the split.
 * - `growth`: on the same period a year before; null from 0 or less.
 */
export type Total =
  | { form: "sum"; measure: FlowMeasure | RewardMeasure }
  | { form: "latest"; measure: StockMeasure }
  | { form: "distinct"; measure: CountMeasure }
  | { form: "minus"; left: Total; right: Total }
  | { form: "times"; total: Total; setting: ProgrammeFactor };

export type Value =
  | Total
  | { form: "ratio"; numerator: Total; denominator: Total }
  | { form: "share"; of: Total; over: Dimension }
  | { form: "growth"; of: Total };

/** Settings of a programme that turn one unit into another. */
export type ProgrammeFactor = "pointValue";

/** What a figure can be split by, besides time. `kind` is the kind of reward. */
export const dimensions = ["tier", "segment", "region", "rep", "kind"] as const;
export type Dimension = (typeof dimensions)[number];

export const sum = (measure: FlowMeasure | RewardMeasure): Total => ({ form: "sum", measure });
export const latest = (measure: StockMeasure): Total => ({ form: "latest", measure });
export const distinct = (measure: CountMeasure): Total => ({ form: "distinct", measure });
export const minus = (left: Total, right: Total): Total => ({ form: "minus", left, right });
export const times = (total: Total, setting: ProgrammeFactor): Total => ({ form: "times", total, setting });
export const ratio = (numerator: Total, denominator: Total): Value => ({ form: "ratio", numerator, denominator });
export const share = (of: Total, over: Dimension): Value => ({ form: "share", of, over });
export const growth = (of: Total): Value => ({ form: "growth", of });

/** A total's measures, each once. */
export function measuresOf(value: Value): (Measure | RewardMeasure)[] {
  switch (value.form) {
    case "sum":
    case "latest":
    case "distinct":
      return [value.measure];
    case "minus":
      return [...new Set([...measuresOf(value.left), ...measuresOf(value.right)])];
    case "times":
      return measuresOf(value.total);
    case "ratio":
      return [...new Set([...measuresOf(value.numerator), ...measuresOf(value.denominator)])];
    case "share":
    case "growth":
      return measuresOf(value.of);
  }
}
