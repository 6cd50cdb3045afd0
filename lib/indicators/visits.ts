import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const visits = defineIndicator({
  id: "visits",
  question: "working",
  value: sum("visits"),
  unit: "count",
  better: "up",
  needs: ["visits"],
  roles: everyone,
  splits: allSplits,
});
