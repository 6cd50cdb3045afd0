import type { Measure, RewardMeasure } from "@/db/schema/rollup-columns";
import type { Total } from "@/lib/indicators/algebra";
import type { Unit } from "@/lib/indicators/define-indicator";

/** Columns are named with their unit: `revenue_cents`, `points_issued`. */
function unitOfMeasure(measure: Measure | RewardMeasure): Unit {
  if (measure.endsWith("_cents")) return "money";
  return /(^|_)points/.test(measure) ? "points" : "count";
}

/** The unit of a rate's numerator or denominator. */
export function unitOfTotal(total: Total): Unit {
  switch (total.form) {
    case "sum":
    case "latest":
    case "distinct":
      return unitOfMeasure(total.measure);
    case "minus":
      return unitOfTotal(total.left);
    case "times":
      return "money";
  }
}
