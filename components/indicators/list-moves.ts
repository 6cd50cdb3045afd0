import type { IndicatorAnswer } from "@/lib/indicators/answer";

/** How many went from one tier to another; `none` has no tier, `outside` is no member. */
export interface Move {
  from: string;
  to: string;
  count: number;
}

/** What a matrix of migrations holds: its moves, the tiers in it, and those of whom a part is not shown. */
export function listMoves({ rows }: IndicatorAnswer): { moves: Move[]; codes: string[]; hidden: string[] } {
  const moves = rows.flatMap(({ key, value, hidden }): Move[] =>
    hidden || !value || !key.from || !key.to ? [] : [{ from: key.from, to: key.to, count: value }],
  );
  return {
    moves,
    codes: [...new Set(moves.flatMap(({ from, to }) => [from, to]))],
    hidden: [...new Set(rows.flatMap(({ key, hidden }) => (hidden && key.from ? [key.from] : [])))],
  };
}
