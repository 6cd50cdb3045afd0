import { latest, ratio } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const attainmentAmount = defineIndicator({
  id: "attainment-amount",
  question: "objectives",
  value: ratio(latest("objective_revenue_cents"), latest("objective_target_cents")),
  unit: "percent",
  better: "up",
  needs: ["objectives"],
  roles: everyone,
  splits: allSplits,
});
