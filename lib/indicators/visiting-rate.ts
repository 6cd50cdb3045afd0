import { distinct, latest, ratio } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const visitingRate = defineIndicator({
  id: "visiting-rate",
  question: "working",
  value: ratio(distinct("visiting_members_r12"), latest("members")),
  unit: "percent",
  better: "up",
  needs: ["visits"],
  roles: everyone,
  splits: allSplits,
});
