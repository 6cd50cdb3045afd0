import { growth, sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const memberRevenueGrowth = defineIndicator({
  id: "member-revenue-growth",
  question: "sales",
  value: growth(sum("member_revenue_cents")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
