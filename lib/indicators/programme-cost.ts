import { plus, sum } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";

export const programmeCost = defineIndicator({
  id: "programme-cost",
  question: "paying",
  value: plus(sum("reward_cost_cents"), sum("running_cost_cents")),
  unit: "money",
  better: "none",
  needs: ["rewards"],
  roles: steering,
  splits: [],
});
