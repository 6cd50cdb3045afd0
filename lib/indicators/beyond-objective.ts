import { latest, outOf } from "./algebra";
import { allSplits, defineIndicator, everyone, partsFrom } from "./define-indicator";

export const beyondObjective = defineIndicator({
  id: "beyond-objective",
  question: "objectives",
  parts: partsFrom({
    "110": outOf(latest("objectives_at_110"), latest("objectives")),
    "125": outOf(latest("objectives_at_125"), latest("objectives")),
    "150": outOf(latest("objectives_at_150"), latest("objectives")),
  }),
  unit: "count",
  better: "up",
  needs: ["objectives"],
  roles: everyone,
  splits: allSplits,
});
