import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const rewardOrders = defineIndicator({
  id: "reward-orders",
  question: "working",
  value: sum("reward_orders"),
  unit: "count",
  better: "up",
  needs: ["rewards"],
  roles: everyone,
  splits: [...allSplits, "kind"],
});
