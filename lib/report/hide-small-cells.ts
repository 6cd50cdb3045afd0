import type { Dimension } from "@/lib/indicators/algebra";
import type { IndicatorRow } from "@/lib/indicators/answer";

/** Groups of fewer accounts than this are not shown to who may not see accounts. */
const LEAST = 5;

type Counted = IndicatorRow & { accounts: number };

/**
 * Hides the rows of one period that few accounts make up; and, where a single row of a line is hidden, the next smallest
 * too, since the line's total less the rest would give it away. `accounts` is dropped.
 */
export function hideSmallCells(rows: Counted[], by: readonly Dimension[]): IndicatorRow[] {
  const hidden = new Set(rows.filter((row) => row.accounts > 0 && row.accounts < LEAST));
  let before = -1;
  while (before !== hidden.size) {
    before = hidden.size;
    for (const dimension of by) for (const line of linesAlong(rows, dimension)) hideNext(line, hidden);
  }
  return rows.map((counted) => {
    const { accounts: _, ...row } = counted;
    if (!hidden.has(counted)) return row;
    const blank = { value: null, numerator: null, denominator: null, hidden: true as const };
    return "previous" in row ? { ...row, ...blank, previous: null, change: null } : { ...row, ...blank };
  });
}

/** Rows that differ in one dimension alone. */
function linesAlong(rows: Counted[], dimension: Dimension): Counted[][] {
  const lines = new Map<string, Counted[]>();
  for (const row of rows) {
    const rest = JSON.stringify(Object.entries({ ...row.key, [dimension]: "" }).sort());
    lines.set(rest, [...(lines.get(rest) ?? []), row]);
  }
  return [...lines.values()];
}

function hideNext(line: Counted[], hidden: Set<Counted>): void {
  const shown = line.filter((row) => !hidden.has(row) && row.accounts > 0).sort((a, b) => a.accounts - b.accounts);
  const next = shown[0];
  if (next && line.filter((row) => hidden.has(row)).length === 1) hidden.add(next);
}
