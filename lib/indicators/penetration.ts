import { latest, ratio } from "./algebra";
import { defineIndicator, everyone, splitsWithoutTier } from "./define-indicator";

export const penetration = defineIndicator({
  id: "penetration",
  question: "working",
  value: ratio(latest("members"), latest("eligible_accounts")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: splitsWithoutTier,
});
