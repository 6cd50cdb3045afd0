import { expect, test } from "vitest";
import { createFormatter } from "@/lib/format/formatter";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { isOneNumber } from "@/lib/indicators/define-indicator";
import { type IndicatorId, indicators } from "@/lib/indicators/registry";
import { isStanding, restartsYearly } from "./stands";
import { writerOf } from "./write-figure";

/** Every figure of one number, with its definition. */
const asked = indicators.flatMap((indicator) =>
  isOneNumber(indicator)
    ? Object.keys(indicator.definitions).map((definition) => ({ indicator: indicator.id, definition }))
    : [],
);
const namesOf = (some: typeof asked) => some.map(({ indicator, definition }) => `${indicator} ${definition}`);

test("what stands on a day, or looks months back, does not run with the period", () => {
  expect(namesOf(asked.filter(isStanding))).toEqual([
    "member-revenue twelve-months",
    "purchase-frequency standard",
    "active-rate standard",
    "retention-rate standard",
    "members standard",
    "penetration standard",
    "recruitment-pace standard",
    "tier-balance standard",
    "best-customer-share share",
    "best-customer-share ceiling",
    "points-outstanding standard",
    "redemption-rate lifetime",
    "redemption-rate members",
    "breakage standard",
    "time-to-first-reward standard",
    "visiting-rate standard",
    "points-liability standard",
    "recency median",
    "falling-accounts standard",
    "potential-reached standard",
  ]);
});

test("objectives begin again with each fiscal year", () => {
  expect(namesOf(asked.filter(restartsYearly))).toEqual([
    "objective-attainment standard",
    "attainment-amount standard",
    "projected-landing rate",
    "missing-to-objective standard",
  ]);
});

test("a growth and a balance have their sign, a margin has none", () => {
  const format = createFormatter("en", "EUR");
  const write = (indicator: IndicatorId, unit: IndicatorAnswer["unit"], value: number) => {
    const period = { label: "ytd", from: "2026-01-01", to: "2026-11-17", partial: true };
    const answer = { indicator, unit, asOf: "2026-11-17", definition: "standard", period, comparedTo: null, rows: [] };
    return writerOf(format, answer, "whole")(value);
  };
  expect(write("member-revenue-growth", "percent", 0.042)).toBe("+4.2%");
  expect(write("net-growth", "count", 35)).toBe("+35");
  expect(write("membership-growth", "percent", 0.02)).toBe("+2.0%");
  expect(write("points-adjusted", "points", 120)).toBe("+120");
  expect(write("margin-after-rewards", "percent", 0.2)).toBe("20.0%");
  expect(write("generosity-consumed", "percent", 0.0142)).toBe("1.42%");
});
