import { latest, share, sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const tierDistribution = defineIndicator({
  id: "tier-distribution",
  question: "working",
  definitions: {
    members: { value: share(latest("members"), "tier") },
    revenue: { value: share(sum("member_revenue_cents"), "tier"), withRightTo: "member-revenue" },
    "reward-cost": {
      value: share(sum("reward_cost_cents"), "tier"),
      needs: ["rewards"],
      withRightTo: "generosity-consumed",
    },
  },
  unit: "percent",
  better: "none",
  needs: ["tiers"],
  roles: everyone,
  splits: allSplits,
  always: ["tier"],
});
