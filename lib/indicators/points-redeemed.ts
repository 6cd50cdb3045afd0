import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const pointsRedeemed = defineIndicator({
  id: "points-redeemed",
  question: "working",
  value: sum("points_redeemed"),
  unit: "points",
  better: "up",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
});
