import { distinct, latest, ratio, sum } from "./algebra";
import { defineIndicator, everyone } from "./define-indicator";

export const segments = defineIndicator({
  id: "segments",
  question: "customers",
  parts: {
    accounts: { value: latest("accounts"), unit: "count" },
    revenue: { value: sum("revenue_cents"), unit: "money", withRightTo: "revenue" },
    penetration: { value: ratio(latest("members"), latest("eligible_accounts")), withRightTo: "penetration" },
    active: { value: ratio(distinct("active_members_r12"), latest("members")), withRightTo: "active-rate" },
    generosity: {
      value: ratio(sum("reward_cost_cents"), sum("member_revenue_cents")),
      needs: ["rewards"],
      withRightTo: "generosity-consumed",
    },
    potential: {
      value: ratio(latest("potential_revenue_cents"), latest("potential_cents")),
      withRightTo: "potential-reached",
    },
  },
  unit: "percent",
  better: "none",
  needs: [],
  roles: everyone,
  splits: ["segment"],
  always: ["segment"],
});
