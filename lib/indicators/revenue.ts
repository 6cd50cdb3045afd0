import { sum } from "./algebra";
import { defineIndicator, everyone, splitsWithoutTier } from "./define-indicator";

export const revenue = defineIndicator({
  id: "revenue",
  question: "sales",
  value: sum("revenue_cents"),
  unit: "money",
  better: "up",
  needs: [],
  roles: everyone,
  splits: splitsWithoutTier,
});
