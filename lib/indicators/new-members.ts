import { sum } from "./algebra";
import { allSplits, defineIndicator, everyone } from "./define-indicator";

export const newMembers = defineIndicator({
  id: "new-members",
  question: "working",
  value: sum("new_members"),
  unit: "count",
  better: "up",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
