import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { getIndicator } from "@/lib/indicators/registry";

/** A growth is written with its sign: its value is itself a change. */
export function isGrowth({ indicator, definition }: IndicatorAnswer): boolean {
  const known = getIndicator(indicator);
  return known?.kind === "figure" && known.definitions[definition]?.value.form === "growth";
}
