import { plus, sum } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";

/** Rewards and what it costs to run: of the whole programme. */
export const wholeCost = plus(sum("reward_cost_cents"), sum("running_cost_cents"));

export const programmeCost = defineIndicator({
  id: "programme-cost",
  question: "paying",
  value: wholeCost,
  unit: "money",
  better: "none",
  needs: ["rewards"],
  roles: steering,
  splits: [],
});
