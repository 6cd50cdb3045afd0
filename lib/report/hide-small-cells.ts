import type { Dimension } from "@/lib/indicators/algebra";
import type { IndicatorRow } from "@/lib/indicators/answer";

/** Groups of fewer accounts than this are not shown to who may not see accounts. */
const LEAST = 5;

type Counted = IndicatorRow & { accounts: number };

/**
 * Hides the rows of one period that few accounts make up; and with them the next smallest of a line until those hidden
 * are two at least and five accounts together, since the line's total less the rest would give them away. `accounts`
 * (Infinity: nothing to hide) is dropped.
 */
export function hideSmallCells(rows: Counted[], by: readonly Dimension[]): IndicatorRow[] {
  const hidden = new Set(rows.filter((row) => row.accounts < LEAST));
  let before = -1;
  while (before !== hidden.size) {
    before = hidden.size;
    for (const dimension of by) for (const line of linesAlong(rows, dimension)) hideMore(line, hidden);
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

function hideMore(line: Counted[], hidden: Set<Counted>): void {
  const shown = line
    .filter((row) => !hidden.has(row) && row.accounts !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.accounts - b.accounts);
  const isTold = () => {
    const dark = line.filter((row) => hidden.has(row));
    return dark.length === 1 || (dark.length > 0 && dark.reduce((sum, { accounts }) => sum + accounts, 0) < LEAST);
  };
  for (let next = shown.shift(); next && isTold(); next = shown.shift()) hidden.add(next);
}
