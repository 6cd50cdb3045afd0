import { sum, year } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const memberRevenue = defineIndicator({
  id: "member-revenue",
  question: "sales",
  definitions: {
    standard: { value: sum("member_revenue_cents") },
    // A split less that of the period would tell of days in which a group was small.
    "twelve-months": { value: year("member_revenue_cents"), splits: [] },
  },
  unit: "money",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
