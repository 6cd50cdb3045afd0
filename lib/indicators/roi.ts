import { steering, type Weighed } from "./define-indicator";

export const roi = {
  id: "roi",
  kind: "evidence",
  question: "paying",
  unit: "percent",
  better: "up",
  needs: ["rewards", "margin"],
  roles: steering,
  splits: [],
} as const satisfies Weighed;
