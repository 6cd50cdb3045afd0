import type { IndicatorAnswer } from "@/lib/indicators/answer";
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
