import { median } from "./algebra";
import { defineIndicator, everyone, splitsWithoutTier } from "./define-indicator";

export const timeToFirstReward = defineIndicator({
  id: "time-to-first-reward",
  question: "working",
  value: median("first-reward"),
  unit: "days",
  better: "down",
  needs: ["points"],
  roles: everyone,
  splits: splitsWithoutTier,
});
