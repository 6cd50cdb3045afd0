import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone, partsFrom } from "./define-indicator";

export const pointsIssued = defineIndicator({
  id: "points-issued",
  question: "working",
  definitions: {
    standard: { value: sum("points_issued") },
    mechanic: {
      parts: partsFrom({
        purchase: sum("points_issued_purchase"),
        "objective-bonus": sum("points_issued_objective_bonus"),
        step: sum("points_issued_step"),
        operation: sum("points_issued_operation"),
        engagement: sum("points_issued_engagement"),
        other: sum("points_issued_other"),
      }),
    },
  },
  unit: "points",
  better: "none",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
});
