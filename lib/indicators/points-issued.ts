import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const pointsIssued = defineIndicator({
  id: "points-issued",
  question: "working",
  value: sum("points_issued"),
  unit: "points",
  better: "none",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
});
