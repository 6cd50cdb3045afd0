import { ratio, sum } from "./algebra";
import { allSplits, defineIndicator, steering } from "./define-indicator";

export const generosityConsumed = defineIndicator({
  id: "generosity-consumed",
  question: "paying",
  value: ratio(sum("reward_cost_cents"), sum("member_revenue_cents")),
  unit: "percent",
  better: "band",
  needs: ["rewards"],
  roles: steering,
  splits: allSplits,
});
