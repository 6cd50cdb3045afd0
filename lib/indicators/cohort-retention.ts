import { type Cohorts, everyone, splitsWithoutTier } from "./define-indicator";

export const cohortRetention = {
  id: "cohort-retention",
  kind: "cohorts",
  of: "members",
  question: "customers",
  definitions: {
    "bought-by-month": {},
    "revenue-by-month": { unit: "money" },
    "bought-by-year": {},
    "revenue-by-year": { unit: "money" },
  },
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: splitsWithoutTier,
} as const satisfies Cohorts;
