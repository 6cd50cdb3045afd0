import { growth, whole } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const sameMemberRevenueGrowth = defineIndicator({
  id: "same-member-revenue-growth",
  question: "sales",
  value: growth(whole("same_member_revenue_cents"), whole("same_member_revenue_before_cents")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
