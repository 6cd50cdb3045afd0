import { distinct, latest, ratio } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const activeRate = defineIndicator({
  id: "active-rate",
  question: "sales",
  value: ratio(distinct("active_members_r12"), latest("members")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
