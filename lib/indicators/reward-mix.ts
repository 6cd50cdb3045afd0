import { share, sum } from "./algebra";
import { allSplits, defineIndicator, steering } from "./define-indicator";

export const rewardMix = defineIndicator({
  id: "reward-mix",
  question: "working",
  definitions: {
    cost: { value: share(sum("reward_cost_cents"), "kind") },
    orders: { value: share(sum("reward_orders"), "kind"), withRightTo: "reward-orders" },
    points: { value: share(sum("reward_points"), "kind") },
  },
  unit: "percent",
  better: "none",
  needs: ["rewards"],
  roles: steering,
  splits: [...allSplits, "kind"],
  always: ["kind"],
});
