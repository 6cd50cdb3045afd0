import { type Goals, steering } from "./define-indicator";

export const goalProgress = {
  id: "goal-progress",
  kind: "goals",
  question: "goals",
  unit: "percent",
  better: "up",
  needs: [],
  roles: steering,
  splits: [],
} as const satisfies Goals;
