import { latest, ratio } from "./algebra";
import { defineIndicator, everyone, splitsWithoutTier } from "./define-indicator";

export const potentialReached = defineIndicator({
  id: "potential-reached",
  question: "customers",
  value: ratio(latest("potential_revenue_cents"), latest("potential_cents")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: splitsWithoutTier,
});
