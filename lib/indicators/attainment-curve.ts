import { latest, ratio } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const attainmentCurve = defineIndicator({
  id: "attainment-curve",
  question: "objectives",
  value: ratio(latest("objectives_attained"), latest("objectives")),
  unit: "percent",
  better: "up",
  needs: ["objectives"],
  roles: everyone,
  splits: allSplits,
  curve: true,
});
