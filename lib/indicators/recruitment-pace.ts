import { factor, ratio, year } from "./algebra";
import { defineIndicator, steering } from "./define-indicator";

export const recruitmentPace = defineIndicator({
  id: "recruitment-pace",
  question: "working",
  value: ratio(year("new_members"), factor("best-recruitment")),
  unit: "percent",
  better: "up",
  needs: [],
  roles: steering,
  splits: [],
});
