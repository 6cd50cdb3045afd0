import { latest } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const members = defineIndicator({
  id: "members",
  question: "working",
  value: latest("members"),
  unit: "count",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
