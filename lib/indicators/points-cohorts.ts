import { allSplits, type Cohorts, everyone } from "./define-indicator";

export const pointsCohorts = {
  id: "points-cohorts",
  kind: "cohorts",
  of: "points",
  question: "working",
  definitions: { standard: {} },
  unit: "percent",
  better: "none",
  needs: ["points"],
  roles: everyone,
  splits: allSplits,
} as const satisfies Cohorts;
