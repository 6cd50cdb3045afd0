import { describe, expect, test } from "vitest";
import { createFormatter } from "./formatter";

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
    expect(fr.growth(0.042)).toBe("+4,2\u202f%");
    expect(fr.growth(null)).toBe("–");
    expect(fr.size("percent", -0.028)).toBe("2,8\u00a0pts");
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
