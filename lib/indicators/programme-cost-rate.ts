import { plus, ratio, sum } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";

export const programmeCostRate = defineIndicator({
  id: "programme-cost-rate",
  question: "paying",
  value: ratio(plus(sum("reward_cost_cents"), sum("running_cost_cents")), sum("member_revenue_cents")),
  unit: "percent",
  better: "none",
  needs: ["rewards"],
  roles: steering,
  splits: [],
});
