import { ratio, sum } from "./algebra";
import { defineIndicator, everyone, splitsWithoutTier } from "./define-indicator";

export const memberRevenueShare = defineIndicator({
  id: "member-revenue-share",
  question: "sales",
  value: ratio(sum("member_revenue_cents"), sum("revenue_cents")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: splitsWithoutTier,
});
