import { distinct, ratio } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const purchaseFrequency = defineIndicator({
  id: "purchase-frequency",
  question: "sales",
  value: ratio(distinct("orders_of_members_r12"), distinct("buying_members_r12")),
  unit: "number",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
