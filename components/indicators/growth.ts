import type { IndicatorRow } from "@/lib/indicators/answer";
import { type Asked, askedValue } from "@/lib/steering/asked-value";

/** A growth is itself a change: it is written with its sign, and against what it was. */
export const isGrowth = (asked: Asked, row: IndicatorRow | null = null): boolean =>
  askedValue(asked, row)?.form === "growth";
