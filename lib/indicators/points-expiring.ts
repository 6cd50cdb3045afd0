import { latest } from "./algebra";
import { allSplits, defineIndicator, everyone, partsFrom } from "./define-indicator";

export const pointsExpiring = defineIndicator({
  id: "points-expiring",
  question: "working",
  parts: partsFrom({
    "30": latest("points_expiring_30"),
    "90": latest("points_expiring_90"),
    "180": latest("points_expiring_180"),
  }),
  unit: "points",
  better: "down",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
});
