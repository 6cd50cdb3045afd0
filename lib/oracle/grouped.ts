import type { OracleRow } from "./query";
import { type Groups, keyOf, type Totals } from "./totals";

/** Something of an account on a day, worked out from the facts row by row. */
export interface Dated {
  account: number;
  day: string;
  amount: number;
}

/** Every group has a sum. */
export function sumsOf(groups: Groups, facts: readonly Dated[]): Map<string, number> {
  const sums = new Map(groups.names.map((name) => [name, 0]));
  for (const { account, day, amount } of facts) {
    const group = groups.of(account, day);
    if (group !== undefined) sums.set(group, (sums.get(group) ?? 0) + amount);
  }
  return sums;
}

export const knownIf = (known: boolean, sums: Totals): Totals =>
  known ? sums : new Map([...sums.keys()].map((group) => [group, null]));

/** One of several values of an indicator. */
export const asPart = (part: string, rows: readonly OracleRow[]): OracleRow[] =>
  rows.map((row) => ({ ...row, key: { ...row.key, part } }));

/** Counts beside what they are counted out of. */
export const countRows = (counts: Totals, wholes: Totals): OracleRow[] =>
  [...counts].map(([group, count]) => ({
    key: keyOf(group),
    value: count,
    numerator: count,
    denominator: count === null ? null : (wholes.get(group) ?? null),
  }));

/** Where nothing is known: a value that is null says nothing of what it is made of. */
export const unknownRows = (rows: readonly OracleRow[]): OracleRow[] =>
  rows.map(({ key }) => ({ key, value: null, numerator: null, denominator: null }));
