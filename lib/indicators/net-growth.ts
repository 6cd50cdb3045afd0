import { minus, sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const netGrowth = defineIndicator({
  id: "net-growth",
  question: "working",
  value: minus(sum("new_members"), sum("leavers")),
  unit: "count",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
