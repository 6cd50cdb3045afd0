import { factsOf } from "@/db/schema/measures";
import type { Factor, Total } from "@/lib/indicators/algebra";
import type { Unit } from "@/lib/indicators/define-indicator";

const factorUnits: Record<Factor, Unit> = {
  "point-value": "money",
  budget: "money",
  "seasonal-share": "percent",
  "landing-share": "percent",
  "best-recruitment": "count",
  "ultimate-redemption": "percent",
  "cost-per-point": "money",
};

/** A share leaves a total what it is; over one of its own unit it becomes a share. */
function unitOver(unit: Unit, by: Unit): Unit {
  if (by === "percent") return unit;
  return unit === by ? "percent" : "number";
}

/** The unit of a rate's numerator or denominator. */
export function unitOfTotal(total: Total): Unit {
  switch (total.form) {
    case "plus":
    case "minus":
      return unitOfTotal(total.left);
    case "factor":
      return factorUnits[total.factor];
    case "times": {
      const by = factorUnits[total.factor];
      return by === "percent" ? unitOfTotal(total.total) : by;
    }
    case "per":
      return unitOver(unitOfTotal(total.total), factorUnits[total.factor]);
    default:
      return factsOf(total.measure).unit;
  }
}
