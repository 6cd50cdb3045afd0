import { factor, fiscal, per, ratio, times } from "./algebra";
import { defineIndicator, partsFrom, steering } from "./define-indicator";

export const budgetUse = defineIndicator({
  id: "budget-use",
  question: "paying",
  parts: partsFrom({
    used: ratio(fiscal("reward_cost_cents"), factor("budget")),
    season: ratio(times(factor("budget"), "seasonal-share"), factor("budget")),
    landing: ratio(per(fiscal("reward_cost_cents"), "landing-share"), factor("budget")),
  }),
  unit: "percent",
  better: "none",
  needs: ["rewards"],
  roles: steering,
  splits: [],
});
