import { distinct, latest } from "./algebra";
import { defineIndicator, everyone, splitsWithoutTier } from "./define-indicator";

export const memberFunnel = defineIndicator({
  id: "member-funnel",
  question: "working",
  parts: {
    eligible: { value: latest("eligible_accounts"), withRightTo: "penetration" },
    members: { value: latest("members"), withRightTo: "members" },
    active: { value: distinct("active_members_r12"), withRightTo: "active-rate" },
    redeeming: { value: distinct("redeeming_members_r12"), withRightTo: "redemption-rate", needs: ["points"] },
  },
  unit: "count",
  better: "up",
  needs: [],
  roles: everyone,
  splits: splitsWithoutTier,
});
