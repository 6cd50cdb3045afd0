import { distinct, plus, ratio, sum } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";

export const costPerActiveMember = defineIndicator({
  id: "cost-per-active-member",
  question: "paying",
  value: ratio(plus(sum("reward_cost_cents"), sum("running_cost_cents")), distinct("active_members_r12")),
  unit: "money",
  better: "down",
  needs: ["rewards"],
  roles: steering,
  splits: [],
});
