import type { Value } from "@/lib/indicators/algebra";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { getIndicator } from "@/lib/indicators/registry";

function holdsFlow(value: Value): boolean {
  switch (value.form) {
    case "sum":
      return true;
    case "latest":
    case "distinct":
      return false;
    case "minus":
      return holdsFlow(value.left) || holdsFlow(value.right);
    case "times":
      return holdsFlow(value.total);
    case "ratio":
      return holdsFlow(value.numerator) || holdsFlow(value.denominator);
    case "share":
    case "growth":
      return holdsFlow(value.of);
  }
}

/** Whether a figure stands as it is on a day, or looks 12 months back, rather than running with the period. */
export function isStanding({ indicator, definition }: IndicatorAnswer): boolean {
  const known = getIndicator(indicator);
  const value = known?.kind === "figure" ? known.definitions[definition]?.value : undefined;
  // Objectives stand too, but start again each fiscal year: they are compared to the same day.
  return value !== undefined && !holdsFlow(value) && known?.question !== "objectives";
}
