import { ratio, sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const averageOrder = defineIndicator({
  id: "average-order",
  question: "sales",
  value: ratio(sum("member_revenue_cents"), sum("member_orders")),
  unit: "money",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
