import { outOf, whole } from "./algebra";
import { allSplits, defineIndicator, everyone, partsFrom } from "./define-indicator";

export const visitFunnel = defineIndicator({
  id: "visit-funnel",
  question: "working",
  parts: partsFrom({
    visited: outOf(whole("visitors"), whole("visitors")),
    catalogue: outOf(whole("catalogue_visitors"), whole("visitors")),
    ordered: outOf(whole("visitors_who_ordered"), whole("visitors")),
  }),
  unit: "count",
  better: "up",
  needs: ["visits", "rewards"],
  roles: everyone,
  splits: allSplits,
});
