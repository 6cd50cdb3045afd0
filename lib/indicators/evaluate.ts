import { factsOf, unknownWhere } from "@/db/schema/measures";
import { addDays, addMonths, yearsBefore } from "@/lib/periods/calendar";
import {
  type Clock,
  fiscalYearOf,
  fiscalYearStart,
  periodBefore,
  threeMonthsTo,
  twelveMonthsTo,
} from "@/lib/periods/period";
import { type Factor, nameOf, type Reading, type ReadingName, type Total, type Value } from "./algebra";

/** The readings of one group over one period, with its days. Those that were not read are absent. */
export interface Cell {
  from: string;
  to: string;
  sums: Partial<Record<ReadingName, number>>;
  /** The tier of a group that is one tier's part of another; 0 is none. */
  tier?: number;
  median?: Median;
}

/** A median, the accounts it is of, and of these those that it could be seen of. */
export interface Median {
  value: number | null;
  accounts: number | null;
  events: number | null;
}

/** What the evaluation must know of a programme. */
export interface Known extends Clock {
  /** Where no account is flagged eligible, 12 months of orders make one eligible. */
  eligibleFlagged: boolean;
  /** A setting, or a reference as known on a day; null where there is none. */
  factor: (name: Factor, day: string) => number | null;
  /** The share of members that each tier is meant to have, by its id. */
  targetShares: ReadonlyMap<number, number>;
}

/** A figure and the two totals that made it; a plain total is its own numerator. */
export interface Evaluated {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

const unknownValue: Evaluated = { value: null, numerator: null, denominator: null };

const NEVER = "";

const yearStart = ({ to }: Cell, { fiscalStartMonth }: Known) =>
  fiscalYearStart(fiscalYearOf(to, fiscalStartMonth), fiscalStartMonth);

/** The first day that a reading looks at; `NEVER` where it is not told of the cell's days at all. */
function beginning({ form, measure }: Reading, cell: Cell, known: Known): string {
  switch (form) {
    case "sum":
    case "earned":
      return cell.from;
    case "closed":
      return known.dataFrom;
    case "year":
      return twelveMonthsTo(cell.to).from;
    case "fiscal":
      return yearStart(cell, known);
    case "opening":
      return addDays(cell.from, -1);
  }
  if (measure === "eligible_accounts" && !known.eligibleFlagged) return twelveMonthsTo(cell.to).from;
  switch (factsOf(measure).window) {
    case "day":
      return cell.to;
    case "twelve-months":
      return twelveMonthsTo(cell.to).from;
    case "two-years":
      return twelveMonthsTo(yearsBefore(cell.to, 1)).from;
    case "fiscal-year":
      return yearStart(cell, known);
    case "running-year":
      return cell.to === known.asOf ? yearStart(cell, known) : NEVER;
    case "three-months":
      return cell.to === known.asOf ? addMonths(threeMonthsTo(cell.to).from, -12) : NEVER;
    case "period":
      return cell.from;
    case "eve":
      return addDays(cell.from, -1);
    case "year-before":
      return periodBefore({ label: "", from: cell.from, to: cell.to, partial: false }, 1).from;
  }
}

/** A reading of a cell; null where its window begins before the data, or nothing of it is known there. */
function read(reading: Reading, cell: Cell, known: Known): number | null {
  if (beginning(reading, cell, known) < known.dataFrom) return null;
  const unknown = unknownWhere[reading.measure];
  if (unknown && (cell.sums[nameOf({ ...reading, measure: unknown } as Reading)] ?? 0) > 0) return null;
  return cell.sums[nameOf(reading)] ?? 0;
}

/** A total of one cell, in its unit; null is "not known". */
export function evaluateTotal(total: Total, cell: Cell, known: Known): number | null {
  switch (total.form) {
    case "plus":
    case "minus": {
      const left = evaluateTotal(total.left, cell, known);
      const right = evaluateTotal(total.right, cell, known);
      if (left === null || right === null) return null;
      return total.form === "plus" ? left + right : left - right;
    }
    case "factor":
      return known.factor(total.factor, cell.to);
    case "times":
    case "per": {
      const of = evaluateTotal(total.total, cell, known);
      const by = known.factor(total.factor, cell.to);
      if (of === null || by === null) return null;
      if (total.form === "times") return of * by;
      return by === 0 ? null : of / by;
    }
    default:
      return read(total, cell, known);
  }
}

/**
 * A value over one cell. `yearBefore` is the same group N-1 (for growth), `whole` the cells of all groups that it is put
 * in proportion with.
 */
export function evaluate(value: Value, cell: Cell, yearBefore: Cell, whole: Cell[], known: Known): Evaluated {
  switch (value.form) {
    case "ratio":
    case "capped": {
      const rate = fraction(evaluateTotal(value.numerator, cell, known), evaluateTotal(value.denominator, cell, known));
      return value.form === "capped" && rate.value !== null ? { ...rate, value: Math.min(1, rate.value) } : rate;
    }
    case "outOf": {
      const count = evaluateTotal(value.count, cell, known);
      return { value: count, numerator: count, denominator: evaluateTotal(value.whole, cell, known) };
    }
    case "share": {
      return fraction(evaluateTotal(value.of, cell, known), evaluateWhole(value.of, whole, known));
    }
    case "growth": {
      const numerator = evaluateTotal(value.of, cell, known);
      const denominator = value.on ? evaluateTotal(value.on, cell, known) : evaluateTotal(value.of, yearBefore, known);
      const defined = numerator !== null && denominator !== null && denominator > 0;
      return { value: defined ? numerator / denominator - 1 : null, numerator, denominator };
    }
    case "balance":
      return { ...unknownValue, value: balanceOf(value.of, whole, known) };
    case "median": {
      const { value: days, accounts, events } = cell.median ?? { value: null, accounts: null, events: null };
      if (cell.to < known.dataFrom) return unknownValue;
      return { value: days, numerator: events, denominator: value.figure === "first-reward" ? accounts : null };
    }
    default: {
      const total = evaluateTotal(value, cell, known);
      // An estimate in money is told to the minor unit.
      const told = total !== null && value.form === "times" ? Math.round(total) : total;
      return { value: told, numerator: told, denominator: null };
    }
  }
}

/** All groups of a whole have the same list: it is added up for the first of them. */
const wholes = new WeakMap<Cell[], { of: Total; known: Known; sum: number | null }>();

function evaluateWhole(of: Total, whole: Cell[], known: Known): number | null {
  const before = wholes.get(whole);
  if (before?.of === of && before.known === known) return before.sum;
  const totals = whole.map((part) => evaluateTotal(of, part, known));
  const sum = totals.includes(null) ? null : totals.reduce((all: number, total) => all + (total ?? 0), 0);
  wholes.set(whole, { of, known, sum });
  return sum;
}

/** 1 is as meant, 0 nothing as meant; of who holds a tier. */
function balanceOf(of: Total, whole: Cell[], known: Known): number | null {
  const held = new Map<number, number>();
  for (const part of whole) {
    if (!part.tier) continue;
    const total = evaluateTotal(of, part, known);
    if (total === null) return null;
    held.set(part.tier, (held.get(part.tier) ?? 0) + total);
  }
  const all = [...held.values()].reduce((sum, total) => sum + total, 0);
  if (all === 0) return null;
  const tiers = new Set([...held.keys(), ...known.targetShares.keys()]);
  const apart = [...tiers].map((tier) => Math.abs((held.get(tier) ?? 0) / all - (known.targetShares.get(tier) ?? 0)));
  return 1 - apart.reduce((sum, distance) => sum + distance, 0) / 2;
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
