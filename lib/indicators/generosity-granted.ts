import { ratio, sum, times } from "./algebra";
import { allSplits, defineIndicator, steering } from "./define-indicator";

export const generosityGranted = defineIndicator({
  id: "generosity-granted",
  question: "paying",
  value: ratio(times(sum("points_issued"), "point-value"), sum("member_revenue_cents")),
  unit: "percent",
  better: "band",
  needs: ["points"],
  roles: steering,
  splits: allSplits,
});
