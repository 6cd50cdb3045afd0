import { latest } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const pointsOutstanding = defineIndicator({
  id: "points-outstanding",
  question: "working",
  value: latest("points_outstanding"),
  unit: "points",
  better: "none",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
});
