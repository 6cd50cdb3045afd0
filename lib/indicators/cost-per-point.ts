import { ratio, sum } from "./algebra";
import { allSplits, defineIndicator, steering } from "./define-indicator";

export const costPerPoint = defineIndicator({
  id: "cost-per-point",
  question: "paying",
  value: ratio(sum("reward_cost_cents"), sum("points_redeemed")),
  unit: "money",
  better: "down",
  needs: ["points", "rewards"],
  roles: steering,
  splits: allSplits,
});
