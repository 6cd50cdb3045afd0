import { ratio, sum } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";
import { wholeCost } from "./programme-cost";

export const programmeCostRate = defineIndicator({
  id: "programme-cost-rate",
  question: "paying",
  value: ratio(wholeCost, sum("member_revenue_cents")),
  unit: "percent",
  better: "none",
  needs: ["rewards"],
  roles: steering,
  splits: [],
});
