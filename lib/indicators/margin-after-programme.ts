import { minus, ratio, sum } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";
import { wholeCost } from "./programme-cost";

export const marginAfterProgramme = defineIndicator({
  id: "margin-after-programme",
  question: "paying",
  value: ratio(minus(sum("member_margin_cents"), wholeCost), sum("member_revenue_cents")),
  unit: "percent",
  better: "up",
  needs: ["rewards", "margin"],
  roles: steering,
  splits: [],
});
