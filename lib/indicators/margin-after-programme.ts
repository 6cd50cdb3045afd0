import { minus, plus, ratio, sum } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";

export const marginAfterProgramme = defineIndicator({
  id: "margin-after-programme",
  question: "paying",
  value: ratio(
    minus(sum("member_margin_cents"), plus(sum("reward_cost_cents"), sum("running_cost_cents"))),
    sum("member_revenue_cents"),
  ),
  unit: "percent",
  better: "up",
  needs: ["rewards", "margin"],
  roles: steering,
  splits: [],
});
