import type { FlowTone } from "@/components/charts/flow-picture";
import type { Formatter } from "@/lib/format/formatter";
import type { IndicatorAnswer } from "@/lib/indicators/answer";

const OUTSIDE = "outside";

/** How many went from one tier to another; `none` has no tier, `outside` is no member. */
export interface Move {
  from: string;
  to: string;
  count: number;
}

/** Those that this reader may not count. */
type Veiled = Omit<Move, "count">;

/** What a move is, tiers highest first. */
function toneOf({ from, to }: Veiled, tiers: readonly string[]): FlowTone {
  if (from === OUTSIDE) return "entered";
  if (to === OUTSIDE) return "left";
  if (from === to) return "kept";
  return tiers.indexOf(to) < tiers.indexOf(from) ? "up" : "down";
}

/** A cell of the matrix: a count that is not shown is null, and so are the shares of its row. */
export interface MoveCell {
  to: string;
  count: number | null;
  share: number | null;
}

export interface MoveMatrix {
  moves: (Move & { tone: FlowTone })[];
  totals: Record<FlowTone, number>;
  /** Where they stand after. */
  columns: string[];
  rows: { from: string; cells: (MoveCell | null)[] }[];
}

/** The moves by where they begin and end, tiers highest first; who is no member comes last. */
export function layOutMoves(
  { moves: all, veiled }: ReturnType<typeof listMoves>,
  tiers: readonly string[],
): MoveMatrix {
  const moves = all.map((move) => ({ ...move, tone: toneOf(move, tiers) }));
  const totalOf = (tone: FlowTone) => moves.reduce((sum, move) => sum + (move.tone === tone ? move.count : 0), 0);
  const groups = [...tiers, OUTSIDE];
  const has = (side: "from" | "to") => (group: string) => [...moves, ...veiled].some((move) => move[side] === group);
  const columns = groups.filter(has("to"));
  return {
    moves,
    totals: {
      kept: totalOf("kept"),
      up: totalOf("up"),
      down: totalOf("down"),
      entered: totalOf("entered"),
      left: totalOf("left"),
    },
    columns,
    rows: groups.filter(has("from")).map((from) => {
      const row = moves.filter((move) => move.from === from);
      const veils = veiled.filter((move) => move.from === from);
      const total = row.reduce((sum, { count }) => sum + count, 0);
      return {
        from,
        cells: columns.map((to) => {
          if (veils.some((move) => move.to === to)) return { to, count: null, share: null };
          const move = row.find((one) => one.to === to);
          return move ? { to, count: move.count, share: veils.length > 0 ? null : move.count / total } : null;
        }),
      };
    }),
  };
}

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

export const writeMoveShare = (format: Formatter, share: number): string =>
  format.value("percent", share, "whole", share < 0.01 ? 1 : 0);
