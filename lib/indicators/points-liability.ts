import { latest, times } from "./algebra";
import { allSplits, defineIndicator, steering } from "./define-indicator";

export const pointsLiability = defineIndicator({
  id: "points-liability",
  question: "paying",
  value: times(times(latest("points_outstanding"), "ultimate-redemption"), "cost-per-point"),
  unit: "money",
  better: "none",
  needs: ["points", "rewards"],
  roles: steering,
  splits: allSplits,
});
