import { steering, type Weighed } from "./define-indicator";

export const incrementalMargin = {
  id: "incremental-margin",
  kind: "evidence",
  question: "sales",
  unit: "money",
  better: "up",
  needs: [],
  roles: steering,
  splits: [],
} as const satisfies Weighed;
