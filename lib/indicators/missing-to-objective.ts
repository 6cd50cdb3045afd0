import { latest } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const missingToObjective = defineIndicator({
  id: "missing-to-objective",
  question: "objectives",
  value: latest("objective_missing_cents"),
  unit: "money",
  better: "down",
  needs: ["objectives"],
  roles: everyone,
  splits: allSplits,
});
