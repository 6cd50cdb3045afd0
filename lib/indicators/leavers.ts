import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const leavers = defineIndicator({
  id: "leavers",
  question: "working",
  value: sum("leavers"),
  unit: "count",
  better: "down",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
