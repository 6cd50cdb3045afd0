import { latest, ratio } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const objectiveAttainment = defineIndicator({
  id: "objective-attainment",
  question: "objectives",
  value: ratio(latest("objectives_attained"), latest("objectives")),
  unit: "percent",
  better: "up",
  needs: ["objectives"],
  roles: everyone,
  splits: allSplits,
});
