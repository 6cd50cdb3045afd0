import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const pointsAdjusted = defineIndicator({
  id: "points-adjusted",
  question: "working",
  value: sum("points_adjusted"),
  unit: "points",
  better: "none",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
});
