import { balance, latest } from "./algebra";
import { defineIndicator, splitsWithoutTier, steering } from "./define-indicator";

export const tierBalance = defineIndicator({
  id: "tier-balance",
  question: "working",
  value: balance(latest("members")),
  unit: "percent",
  better: "up",
  needs: ["tiers"],
  roles: steering,
  splits: splitsWithoutTier,
});
