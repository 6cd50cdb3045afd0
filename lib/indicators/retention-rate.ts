import { distinct, ratio } from "./algebra";
import { defineIndicator, everyone, splitsWithoutTier } from "./define-indicator";

export const retentionRate = defineIndicator({
  id: "retention-rate",
  question: "sales",
  value: ratio(distinct("bought_again"), distinct("bought_before")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: splitsWithoutTier,
});
