import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { type ChartId, chartIds } from "./live-queries";

/** Figures by chart, label and column, to compare who answered. */
export type Figures = Map<string, number>;

export type Rows = readonly Record<string, unknown>[];

const columns = ["value", "total", "before"] as const;

/** The figures of the charts' rows from SQL. A null is no figure. */
export function figuresOfRows(charts: Record<ChartId, Rows>): Figures {
  const figures: Figures = new Map();
  for (const chart of chartIds)
    for (const row of charts[chart]) {
      // A tier without a row now has no place in an answer, whatever it was N-1.
      if (chart === "tiers" && Number(row.value) === 0) continue;
      for (const column of columns) {
        const value = row[column];
        if (value !== undefined && value !== null) figures.set(`${chart} ${row.label} ${column}`, Number(value));
      }
    }
  return figures;
}

/** The same of the reader's answers. */
export function figuresOfAnswers(answers: Partial<Record<ChartId, IndicatorAnswer>>): Figures {
  const figures: Figures = new Map();
  for (const chart of chartIds)
    for (const { key, period, numerator, denominator, previous } of answers[chart]?.rows ?? []) {
      const label = key.indicator ?? key.tier ?? period;
      for (const [column, value] of [
        ["value", numerator],
        ["total", denominator],
        ["before", previous],
      ] as const)
        if (value !== undefined && value !== null) figures.set(`${chart} ${label} ${column}`, value);
    }
  return figures;
}

const isSame = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));

/** What one found and the other does not say likewise, as text: nothing, where the two compare like with like. */
export function differences(expected: Figures, found: Figures): string[] {
  return [...expected].flatMap(([name, value]) => {
    const other = found.get(name);
    // A group that is not there has nothing in it.
    if (isSame(value, other ?? 0)) return [];
    return [`${name}: ${value}, not ${other ?? "absent"}`];
  });
}
