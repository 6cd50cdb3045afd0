import { minus, opening, ratio, sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const membershipGrowth = defineIndicator({
  id: "membership-growth",
  question: "working",
  value: ratio(minus(sum("new_members"), sum("leavers")), opening("members")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
