import { latest, opening, sum } from "./algebra";
import { defineIndicator, everyone, splitsWithoutTier } from "./define-indicator";

/** Not by tier: an account's points go with it into another one, which no flow says. */
export const pointsRollForward = defineIndicator({
  id: "points-roll-forward",
  question: "working",
  parts: {
    opening: { value: opening("points_outstanding"), withRightTo: "points-outstanding" },
    issued: { value: sum("points_issued"), withRightTo: "points-issued" },
    redeemed: { value: sum("points_redeemed"), withRightTo: "points-redeemed" },
    expired: { value: sum("points_expired"), withRightTo: "points-expired" },
    adjusted: { value: sum("points_adjusted"), withRightTo: "points-adjusted" },
    closing: { value: latest("points_outstanding"), withRightTo: "points-outstanding" },
  },
  unit: "points",
  better: "none",
  needs: ["points"],
  roles: everyone,
  splits: splitsWithoutTier,
});
