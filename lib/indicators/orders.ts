import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const orders = defineIndicator({
  id: "orders",
  question: "sales",
  value: sum("member_orders"),
  unit: "count",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
