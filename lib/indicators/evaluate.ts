import { type Measure, type RewardMeasure, unknownWhere, windowOf } from "@/db/schema/rollup-columns";
import { type Clock, fiscalYearOf, fiscalYearStart, twelveMonthsTo } from "@/lib/periods/period";
import type { ProgrammeFactor, Total, Value } from "./algebra";

/** Sums of one group over one period, with the days that they cover. Measures that were not read are absent. */
export interface Cell {
  from: string;
  to: string;
  sums: Partial<Record<Measure | RewardMeasure, number>>;
}

/** What the evaluation must know of a programme. */
export interface Known extends Clock {
  /** Where no account is flagged eligible, 12 months of orders make one eligible. */
  eligibleFlagged: boolean;
  factors: Record<ProgrammeFactor, number | null>;
}

/** A figure and the two totals that made it; a plain total is its own numerator. */
export interface Evaluated {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

/** The first day that a measure looks at. */
function beginning(
  measure: Measure | RewardMeasure,
  form: "sum" | "latest" | "distinct",
  cell: Cell,
  known: Known,
): string {
  if (form === "sum") return cell.from;
  if (measure === "eligible_accounts" && !known.eligibleFlagged) return twelveMonthsTo(cell.to).from;
  switch (windowOf(measure)) {
    case "twelve-months":
      return twelveMonthsTo(cell.to).from;
    case "fiscal-year":
      return fiscalYearStart(fiscalYearOf(cell.to, known.fiscalStartMonth), known.fiscalStartMonth);
    case "day":
      return cell.to;
  }
}

/** A measure's sum; null where its window begins before the data. */
function measured(measure: Measure | RewardMeasure, form: "sum" | "latest" | "distinct", cell: Cell, known: Known) {
  if (beginning(measure, form, cell, known) < known.dataFrom) return null;
  const unknown = unknownWhere[measure];
  if (unknown && (cell.sums[unknown] ?? 0) > 0) return null;
  return cell.sums[measure] ?? 0;
}

/** A total of one cell, in its unit; null is "not known". */
export function evaluateTotal(total: Total, cell: Cell, known: Known): number | null {
  switch (total.form) {
    case "minus": {
      const left = evaluateTotal(total.left, cell, known);
      const right = evaluateTotal(total.right, cell, known);
      return left === null || right === null ? null : left - right;
    }
    case "times": {
      const of = evaluateTotal(total.total, cell, known);
      const factor = known.factors[total.setting];
      return of === null || factor === null ? null : of * factor;
    }
    default:
      return measured(total.measure, total.form, cell, known);
  }
}

/**
 * A value over one cell. `yearBefore` is the same group N-1 (for growth), `whole` the cells of all groups that a share is
 * part of.
 */
export function evaluate(value: Value, cell: Cell, yearBefore: Cell, whole: Cell[], known: Known): Evaluated {
  switch (value.form) {
    case "ratio":
      return fraction(evaluateTotal(value.numerator, cell, known), evaluateTotal(value.denominator, cell, known));
    case "share": {
      const totals = whole.map((part) => evaluateTotal(value.of, part, known));
      const all = totals.includes(null) ? null : totals.reduce((sum: number, total) => sum + (total ?? 0), 0);
      return fraction(evaluateTotal(value.of, cell, known), all);
    }
    case "growth": {
      const numerator = evaluateTotal(value.of, cell, known);
      const denominator = evaluateTotal(value.of, yearBefore, known);
      const defined = numerator !== null && denominator !== null && denominator > 0;
      return { value: defined ? numerator / denominator - 1 : null, numerator, denominator };
    }
    default: {
      const total = evaluateTotal(value, cell, known);
      return { value: total, numerator: total, denominator: null };
    }
  }
}

function fraction(numerator: number | null, denominator: number | null): Evaluated {
  const defined = numerator !== null && denominator !== null && denominator !== 0;
  const whole = (total: number | null) => (total === null ? null : Math.round(total));
  return {
    value: defined ? numerator / denominator : null,
    numerator: whole(numerator),
    denominator: whole(denominator),
  };
}

/** How far a value moved: a difference where it is a rate, else relative; null from 0 or less. */
export function changeOf(unit: string, value: number | null, previous: number | null): number | null {
  if (value === null || previous === null) return null;
  if (unit === "percent") return value - previous;
  return previous > 0 ? value / previous - 1 : null;
}
