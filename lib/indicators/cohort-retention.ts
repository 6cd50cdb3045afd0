import { type Cohorts, everyone, splitsWithoutTier } from "./define-indicator";

export const cohortRetention = {
  id: "cohort-retention",
  kind: "cohorts",
  of: "members",
  question: "customers",
  definitions: {
    "bought-by-month": { measure: "bought", months: 1 },
    "revenue-by-month": { measure: "cohort_revenue_cents", months: 1, unit: "money" },
    "bought-by-year": { measure: "bought_r12", months: 12 },
    "revenue-by-year": { measure: "cohort_revenue_cents", months: 12, unit: "money" },
  },
  unit: "percent",
  better: "up",
  needs: [],
  roles: everyone,
  splits: splitsWithoutTier,
} as const satisfies Cohorts;
