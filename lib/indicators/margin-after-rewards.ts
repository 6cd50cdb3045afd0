import { minus, ratio, sum } from "./algebra";
import { allSplits, defineIndicator, steering } from "./define-indicator";

export const marginAfterRewards = defineIndicator({
  id: "margin-after-rewards",
  question: "paying",
  value: ratio(minus(sum("member_margin_cents"), sum("reward_cost_cents")), sum("member_revenue_cents")),
  unit: "percent",
  better: "up",
  needs: ["margin", "rewards"],
  roles: steering,
  splits: allSplits,
});
