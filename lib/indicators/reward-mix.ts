import { share, sum } from "./algebra";
import { allSplits, defineIndicator, steering } from "./define-indicator";

export const rewardMix = defineIndicator({
  id: "reward-mix",
  question: "working",
  definitions: {
    cost: { value: share(sum("reward_cost_cents"), "kind") },
    orders: { value: share(sum("reward_orders"), "kind"), withRightTo: "reward-orders" },
    points: { value: share(sum("reward_points"), "kind") },
    rewards: {
      parts: {
        orders: { value: sum("reward_orders"), unit: "count", withRightTo: "reward-orders" },
        share: { value: share(sum("reward_orders"), "reward"), withRightTo: "reward-orders" },
        points: { value: sum("reward_points"), unit: "points" },
        cost: { value: sum("reward_cost_cents"), unit: "money" },
      },
      splits: [...allSplits, "reward"],
      always: ["reward"],
      withAccounts: true,
    },
  },
  unit: "percent",
  better: "none",
  needs: ["rewards"],
  roles: steering,
  splits: [...allSplits, "kind"],
  always: ["kind"],
});
