import type { IndicatorAnswer } from "@/lib/indicators/answer";

/** How many went from one tier to another; `none` has no tier, `outside` is no member. */
export interface Move {
  from: string;
  to: string;
  count: number;
}

/** Those that this reader may not count. */
type Veiled = Omit<Move, "count">;

/** What a matrix of migrations holds: its moves, those that are not shown, and the tiers of either. */
export function listMoves({ rows }: IndicatorAnswer): { moves: Move[]; veiled: Veiled[]; codes: string[] } {
  const moves = rows.flatMap(({ key, value, hidden }): Move[] =>
    hidden || !value || !key.from || !key.to ? [] : [{ from: key.from, to: key.to, count: value }],
  );
  const veiled = rows.flatMap(({ key, hidden }): Veiled[] =>
    hidden && key.from && key.to ? [{ from: key.from, to: key.to }] : [],
  );
  return { moves, veiled, codes: [...new Set([...moves, ...veiled].flatMap(({ from, to }) => [from, to]))] };
}
