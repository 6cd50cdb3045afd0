import { closed, ratio } from "./algebra";
import { allSplits, defineIndicator, steering } from "./define-indicator";

export const breakage = defineIndicator({
  id: "breakage",
  question: "working",
  value: ratio(closed("lot_expired"), closed("lot_issued")),
  unit: "percent",
  better: "none",
  needs: ["points"],
  roles: steering,
  splits: allSplits,
});
