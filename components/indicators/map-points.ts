import { niceTicks, ticksFromZero } from "@/components/charts/axis";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { MapHeight } from "@/lib/lists/quadrants";
import type { DrawnSplit } from "./use-split-groups";

/** What a group is placed by: its share of revenue given back, and how it grows or what it leaves. */
export interface MapPoint {
  code: string;
  generosity: number | null;
  growth: number | null;
  margin: number | null;
  revenue: number | null;
  isHidden: boolean;
}

type Part = "generosity" | "growth" | "margin" | "revenue";

/** Rows by group and part as one point a group. */
export function listPoints({ rows }: IndicatorAnswer, split: DrawnSplit): MapPoint[] {
  const codes = [...new Set(rows.map((row) => row.key[split] ?? ""))];
  return codes.map((code) => {
    const mine = rows.filter((row) => (row.key[split] ?? "") === code);
    const partOf = (part: Part) => mine.find((row) => row.key.part === part && !row.hidden)?.value ?? null;
    return {
      code,
      generosity: partOf("generosity"),
      growth: partOf("growth"),
      margin: partOf("margin"),
      revenue: partOf("revenue"),
      isHidden: mine.some((row) => row.hidden),
    };
  });
}

export type NamedPoint = MapPoint & { name: string };

/** A point where the map has it, as large as its revenue. */
export interface PlacedPoint {
  key: string;
  name: string;
  x: number;
  y: number;
  size: number;
}

/** Those that have a place, and those that have revenue and none. */
export function placePoints(
  points: readonly NamedPoint[],
  by: MapHeight,
): { placed: PlacedPoint[]; left: readonly NamedPoint[] } {
  const placed = points.flatMap(({ code, name, generosity, revenue, [by]: y }) =>
    generosity === null || y === null || !revenue || revenue <= 0
      ? []
      : [{ key: code, name, x: generosity, y, size: revenue }],
  );
  const keys = new Set(placed.map(({ key }) => key));
  return { placed, left: points.filter(({ code, revenue, isHidden }) => !isHidden && revenue && !keys.has(code)) };
}

/** Axes that hold the points and the lines at which the fields part, with `room` over and under them. */
export function ticksOfMap(
  points: readonly { x: number; y: number }[],
  lines: { x: number; y: number },
  room: number,
): { x: number[]; y: number[] } {
  const ys = [lines.y, ...points.map(({ y }) => y)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const over = (high - low || 0.1) * room;
  return {
    x: ticksFromZero([lines.x * 1.15, ...points.map(({ x }) => x * 1.1)], 4),
    y: niceTicks(low - over, high + over, 4),
  };
}
