import type { Dimension } from "@/lib/indicators/algebra";
import type { IndicatorRow } from "@/lib/indicators/answer";

/** Groups of fewer accounts than this are not shown to who may not see accounts. */
const LEAST = 5;

/** A row and how many accounts make it up, in each look at it. */
type Counted = IndicatorRow & { accounts: readonly number[] };
type Looked = { row: Counted; accounts: number };

/**
 * Hides the rows of one period that few accounts make up; and with them the next smallest of a line until those hidden
 * are two at least and five accounts together, since the line's total less the rest would give them away. Each look hides
 * for itself, and what any hides is hidden: another question that takes the same look then shows nothing more. `accounts`
 * (Infinity: nothing to hide) is dropped.
 */
export function hideSmallCells(rows: Counted[], by: readonly Dimension[]): IndicatorRow[] {
  const hidden = new Set<Counted>();
  for (const look of rows[0]?.accounts.keys() ?? [])
    for (const { row } of hideInLook(
      rows.map((row) => ({ row, accounts: row.accounts[look] ?? 0 })),
      by,
    ))
      hidden.add(row);
  return rows.map((counted) => {
    const { accounts: _, ...row } = counted;
    if (!hidden.has(counted)) return row;
    const blank = { value: null, numerator: null, denominator: null, hidden: true as const };
    return "previous" in row ? { ...row, ...blank, previous: null, change: null } : { ...row, ...blank };
  });
}

function hideInLook(rows: Looked[], by: readonly Dimension[]): Set<Looked> {
  const hidden = new Set(rows.filter(({ accounts }) => accounts < LEAST));
  let before = hidden.size === 0 ? 0 : -1;
  while (before !== hidden.size) {
    before = hidden.size;
    for (const dimension of by) for (const line of linesAlong(rows, dimension)) hideMore(line, hidden);
  }
  return hidden;
}

/** Rows that differ in one dimension alone. */
function linesAlong(rows: Looked[], dimension: Dimension): Looked[][] {
  const lines = new Map<string, Looked[]>();
  for (const looked of rows) {
    const rest = JSON.stringify(Object.entries({ ...looked.row.key, [dimension]: "" }).sort());
    lines.set(rest, [...(lines.get(rest) ?? []), looked]);
  }
  return [...lines.values()];
}

function hideMore(line: Looked[], hidden: Set<Looked>): void {
  const shown = line
    .filter((row) => !hidden.has(row) && row.accounts !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.accounts - b.accounts);
  const isTold = () => {
    const dark = line.filter((row) => hidden.has(row));
    return dark.length === 1 || (dark.length > 0 && dark.reduce((sum, { accounts }) => sum + accounts, 0) < LEAST);
  };
  for (let next = shown.shift(); next && isTold(); next = shown.shift()) hidden.add(next);
}
