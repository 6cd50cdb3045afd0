import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const pointsExpired = defineIndicator({
  id: "points-expired",
  question: "working",
  value: sum("points_expired"),
  unit: "points",
  better: "down",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
});
