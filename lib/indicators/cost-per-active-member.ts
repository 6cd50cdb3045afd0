import { distinct, ratio } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";
import { wholeCost } from "./programme-cost";

export const costPerActiveMember = defineIndicator({
  id: "cost-per-active-member",
  question: "paying",
  value: ratio(wholeCost, distinct("active_members_r12")),
  unit: "money",
  better: "down",
  needs: ["rewards"],
  roles: steering,
  splits: [],
});
