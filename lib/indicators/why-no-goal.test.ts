import { expect, test } from "vitest";
import { whyNoGoal } from "./why-no-goal";

const why = (indicator: string, definition: string | null = null, period = "fy2012") =>
  whyNoGoal({ indicator, definition, period });

test("a goal is one number over a period", () => {
  expect(why("members")).toBeNull();
  expect(why("redemption-rate", "members")).toBeNull();
  for (const other of ["attainment-curve", "tier-distribution", "visit-funnel", "cohort-retention", "goal-progress"])
    expect(why(other), other).toBe("indicator");
});

test("of several definitions, one that is one number; none that has parts or is always split", () => {
  expect(why("recency", "median")).toBeNull();
  expect(why("recency", "bands")).toBe("definition");
  expect(why("tier-migration", "matrix")).toBe("indicator");
  expect(why("points-issued", "mechanic")).toBe("definition");
  expect(why("members", "nonsense")).toBe("definition");
});

test("over a period that ends, and is one", () => {
  expect(why("members", null, "r12")).toBe("period");
  expect(why("members", null, "next year")).toBe("period");
});
