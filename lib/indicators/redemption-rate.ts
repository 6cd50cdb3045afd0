import { distinct, earned, latest, ratio, sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const redemptionRate = defineIndicator({
  id: "redemption-rate",
  question: "working",
  definitions: {
    lifetime: { value: ratio(latest("points_redeemed_to_date"), latest("points_issued_to_date")) },
    period: { value: ratio(sum("points_redeemed"), sum("points_issued")) },
    cohort: { value: ratio(earned("lot_redeemed"), earned("lot_issued")) },
    members: { value: ratio(distinct("redeeming_members_r12"), latest("members")) },
  },
  unit: "percent",
  better: "up",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
  chosenBy: "redemptionDefinition",
});
