import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const memberRevenue = defineIndicator({
  id: "member-revenue",
  question: "sales",
  value: sum("member_revenue_cents"),
  unit: "money",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
