import { describe, expect, test } from "vitest";
import { factor, fiscal, latest, per, plus, sum, times } from "@/lib/indicators/algebra";
import { indicators } from "@/lib/indicators/registry";
import { createFormatter, decimalsFor } from "./formatter";
import { unitOfTotal } from "./measure-unit";

const fr = createFormatter("fr", "EUR");
const en = createFormatter("en", "EUR");

describe("values", () => {
  test("money is read from minor units, in three styles", () => {
    expect(fr.value("money", 123456789, "exact")).toBe("1\u202f234\u202f567,89\u00a0€");
    expect(fr.value("money", 18432000, "whole")).toBe("184\u202f320\u00a0€");
    expect(fr.value("money", 120000000, "compact")).toBe("1,2\u00a0M€");
    expect(fr.value("money", 68300000, "compact")).toBe("683\u00a0k€");
    expect(fr.value("money", 94000, "compact")).toBe("940\u00a0€");
    expect(en.value("money", 123456789, "exact")).toBe("€1,234,567.89");
    expect(en.value("money", 120000000, "compact")).toBe("€1.2M");
    expect(en.value("money", -68300000, "compact")).toBe("\u2212€683k");
  });
  test("a rounded scale carries into the next", () => {
    expect(fr.value("money", 99999000, "compact")).toBe("1\u00a0M€");
    expect(fr.value("count", 999_960, "compact")).toBe("1\u00a0M");
  });
  test("a currency's exponent and name are its own", () => {
    expect(createFormatter("fr", "JPY").value("money", 1500, "exact")).toBe("1\u202f500\u00a0¥");
    expect(createFormatter("en", "TND").value("money", 1234567, "exact")).toBe("TND\u00a01,234.567");
    expect(createFormatter("en", "CHF").value("money", 120000000, "compact")).toBe("CHF\u00a01.2M");
    expect(createFormatter("fr", "CHF").value("money", 120000000, "compact")).toBe("1,2\u00a0M\u00a0CHF");
  });
  test("rates come from fractions, with one decimal", () => {
    expect(fr.value("percent", 0.8163)).toBe("81,6\u202f%");
    expect(fr.value("percent", 0.0142, "whole", 2)).toBe("1,42\u202f%");
    expect(en.value("percent", 0.8163)).toBe("81.6%");
    expect(fr.value("percent", -0.0001)).toBe("0,0\u202f%");
  });
  test("counts and points are whole; nothing is a dash", () => {
    expect(fr.value("count", 12480)).toBe("12\u202f480");
    expect(en.value("points", 12480)).toBe("12,480");
    expect(fr.value("points", 3180000, "compact")).toBe("3,2\u00a0M");
    expect(fr.value("count", 2695, "compact")).toBe("2\u202f695");
    expect(fr.value("money", null)).toBe("–");
  });
});

test("amounts under ten are prices: in minor units, or to three figures where they were divided", () => {
  expect(fr.value("money", 0.8512)).toBe("0,00851\u00a0€");
  expect(fr.value("money", 1.9)).toBe("0,0190\u00a0€");
  expect(en.value("money", 1.8499, "compact")).toBe("€0.0185");
  expect(fr.value("money", 85)).toBe("0,85\u00a0€");
  expect(fr.value("money", 104.4, "compact")).toBe("1,04\u00a0€");
  expect(fr.value("money", 100, "compact")).toBe("1\u00a0€");
  expect(fr.value("money", 100)).toBe("1,00\u00a0€");
  expect(en.value("money", -1.85, "exact")).toBe("\u2212€0.0185");
  expect(fr.value("money", 0)).toBe("0\u00a0€");
  expect(fr.value("money", 1234)).toBe("12\u00a0€");
  expect(createFormatter("fr", "JPY").value("money", 0.42)).toBe("0,420\u00a0¥");
  expect(createFormatter("fr", "JPY").value("money", 4)).toBe("4\u00a0¥");
  expect([0, 0.25, 0.5, 1].map((tick) => fr.tick("money", tick, 1))).toEqual(["0", "0,0025", "0,005", "0,01\u00a0€"]);
  expect([0, 125, 250].map((tick) => fr.tick("money", tick, 250))).toEqual(["0", "1,25", "2,50\u00a0€"]);
});

test("numbers have decimals; days have some only where they are not whole", () => {
  expect(fr.value("number", 4.2431)).toBe("4,2");
  expect(en.value("number", 1234, "compact")).toBe("1,234.0");
  expect(fr.value("days", 34)).toBe("34\u00a0j");
  expect(fr.value("days", 34.5, "compact")).toBe("34,5\u00a0j");
  expect(en.value("days", 34)).toBe("34\u00a0days");
  expect(en.value("days", 1)).toBe("1\u00a0day");
  expect(fr.change("days", 0.118)).toBe("+11,8\u202f%");
  expect([0, 2.5, 5].map((tick) => en.tick("number", tick, 5))).toEqual(["0", "2.5", "5"]);
  expect([0, 20, 40].map((tick) => en.tick("days", tick, 40))).toEqual(["0", "20", "40\u00a0days"]);
});

test("what is meant to stay in a band, and what a programme costs, is read to two decimals", () => {
  const fine = indicators.map(({ id }) => id).filter((id) => decimalsFor(id) === 2);
  expect(fine).toEqual(["generosity-granted", "generosity-consumed", "programme-cost-rate"]);
});

test("the unit of a total is its measure's, as its factors change it", () => {
  expect(unitOfTotal(sum("member_revenue_cents"))).toBe("money");
  expect(unitOfTotal(plus(sum("lot_issued"), sum("lot_expired")))).toBe("points");
  expect(unitOfTotal(latest("rfm_loyal"))).toBe("count");
  expect(unitOfTotal(latest("rfm_loyal_cents"))).toBe("money");
  const points = latest("points_outstanding");
  expect(unitOfTotal(times(points, "ultimate-redemption"))).toBe("points");
  expect(unitOfTotal(times(times(points, "ultimate-redemption"), "cost-per-point"))).toBe("money");
  expect(unitOfTotal(per(latest("objective_revenue_cents"), "landing-share"))).toBe("money");
  expect(unitOfTotal(per(fiscal("reward_cost_cents"), "budget"))).toBe("percent");
  expect(unitOfTotal(factor("best-recruitment"))).toBe("count");
});

test("an axis says its unit on its top tick, in one scale", () => {
  expect([0, 50000000, 150000000].map((tick) => fr.tick("money", tick, 150000000))).toEqual([
    "0",
    "0,5",
    "1,5\u00a0M€",
  ]);
  expect([0, 0.025, 0.05].map((tick) => fr.tick("percent", tick, 0.05))).toEqual(["0", "2,5", "5\u202f%"]);
  expect(en.tick("count", 400, 1200)).toBe("400");
  expect(en.tick("count", 400_000, 1_200_000)).toBe("0.4");
});

describe("changes", () => {
  test("a total's change is relative, with a real minus", () => {
    expect(fr.change("money", 0.042)).toBe("+4,2\u202f%");
    expect(fr.change("count", -0.217)).toBe("\u221221,7\u202f%");
    expect(en.change("money", 0.042)).toBe("+4.2%");
    expect(fr.change("money", 0)).toBe("0,0\u202f%");
    expect(fr.change("money", 0.0001)).toBe("0,0\u202f%");
    expect(fr.change("points", 18.0304)).toBe("+1\u202f803\u202f%");
  });
  test("a rate's change is in points", () => {
    expect(fr.change("percent", 0.017)).toBe("+1,7\u00a0pt");
    expect(fr.change("percent", -0.028)).toBe("\u22122,8\u00a0pts");
    expect(en.change("percent", -0.028)).toBe("\u22122.8\u00a0pts");
    expect(en.change("percent", 0.01)).toBe("+1.0\u00a0pt");
    expect(fr.change("percent", null)).toBe("");
  });
  test("a size has no sign", () => {
    expect(fr.size("money", -0.042)).toBe("4,2\u202f%");
    expect(fr.size("percent", -0.028)).toBe("2,8\u00a0pts");
  });
  test("what is itself a change has its sign", () => {
    expect(fr.signed("percent", 0.042)).toBe("+4,2\u202f%");
    expect(fr.signed("percent", null)).toBe("–");
    expect(fr.signed("count", 35)).toBe("+35");
    expect(en.signed("points", -1240)).toBe("\u22121,240");
    expect(en.signed("count", 0)).toBe("0");
  });
});

describe("periods and days", () => {
  const context = { asOf: "2026-11-17", fiscalStartMonth: 1 };
  const say = (label: string, locale = fr) => locale.period({ label }, context);
  test.each([
    ["ytd", "Exercice 2026, au 17 nov.", "Fiscal year 2026, to 17 Nov"],
    ["r12", "12 mois glissants au 17 nov. 2026", "12 months to 17 Nov 2026"],
    ["fy2026", "Exercice 2026, au 17 nov.", "Fiscal year 2026, to 17 Nov"],
    ["fy2025", "Exercice 2025", "Fiscal year 2025"],
    ["2026-Q3", "3e trimestre 2026", "Quarter 3, 2026"],
    ["2012-03", "Mars 2012", "March 2012"],
    ["2012", "2012", "2012"],
  ])("%s", (label, french, english) => {
    expect(say(label)).toBe(french);
    expect(say(label, en)).toBe(english);
  });
  test("a fiscal year is named by the year it ends in", () => {
    expect(fr.period({ label: "ytd" }, { asOf: "2026-11-17", fiscalStartMonth: 7 })).toBe("Exercice 2027, au 17 nov.");
  });
  test("a year whose last day is known is whole", () => {
    const closed = { asOf: "2012-12-31", fiscalStartMonth: 1 };
    expect(fr.period({ label: "ytd" }, closed)).toBe("Exercice 2012");
    expect(en.period({ label: "fy2012" }, { asOf: "2012-06-30", fiscalStartMonth: 7 })).toBe("Fiscal year 2012");
  });
  test("a compared period stops at its own last day", () => {
    const cut = { label: "ytd", from: "2025-01-01", to: "2025-11-17", partial: true };
    expect(fr.period(cut, context)).toBe("Exercice 2025, au 17 nov.");
    expect(fr.period({ ...cut, label: "n-1:ytd" }, context)).toBe("Exercice 2025, au 17 nov.");
    const month = { label: "2026-11", from: "2025-11-01", to: "2025-11-17", partial: true };
    expect(fr.period(month, context)).toBe("Novembre 2025, au 17 nov.");
    expect(en.period({ label: "fy2026", from: "2024-01-01", to: "2024-12-31", partial: false }, context)).toBe(
      "Fiscal year 2024",
    );
  });
  test("days", () => {
    expect(fr.day("2026-11-17", "long")).toBe("mardi 17 novembre 2026");
    expect(fr.day("2026-11-01", "date")).toBe("1er novembre 2026");
    expect(en.day("2026-11-17", "short")).toBe("17 Nov 2026");
    expect(fr.day("2026-03", "monthYear")).toBe("mars 2026");
  });
});
