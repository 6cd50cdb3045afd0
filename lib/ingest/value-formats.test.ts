import { expect, test } from "vitest";
import { columnParser, Invalid } from "./parse-value";
import type { ValueFormats } from "./value-formats";

const parse = (kind: "money" | "decimal" | "integer" | "day", formats: ValueFormats, value: string) => {
  const parsed = columnParser({ kind }, 2, formats)(value);
  return parsed instanceof Invalid ? parsed.reason : parsed;
};
const comma: ValueFormats = { days: "dmy", decimals: "comma" };

test.each([
  ["1234,56", "123456"],
  ["1 234,56", "123456"],
  ["1\u00a0234\u202f567,5", expect.stringContaining("decimal comma")],
  ["1\u202f234\u202f567,5", "123456750"],
  ["1.234,56", "123456"],
  ["1.234.567", "123456700"],
  ["-12,5", "-1250"],
  ["12,", "1200"],
  ["12.5", "1250"],
  ["0.125", "13"],
  ["1.234", expect.stringContaining("not an amount")],
  ["1,234.56", expect.stringContaining("not an amount")],
  ["1,2,3", expect.stringContaining("not an amount")],
  ["12 34", expect.stringContaining("not an amount")],
  ["12a", expect.stringContaining("decimal comma")],
  ["12,50 €", expect.stringContaining("currency sign")],
])("an amount with a decimal comma: %s", (text, expected) => {
  expect(parse("money", comma, text)).toEqual(expected);
});

test("a number, and a whole one, with a decimal comma", () => {
  expect(parse("decimal", comma, "2,50")).toBe("2.50");
  expect(parse("integer", comma, "1 500")).toBe("1500");
  expect(parse("integer", comma, "2,5")).toBe("not an integer");
});

test.each([
  ["dmy", "31/01/2026", "2026-01-31"],
  ["dmy", "1.2.2026", "2026-02-01"],
  ["dmy", "31-01-2026 00:00", "2026-01-31"],
  ["dmy", "2026-01-31", "2026-01-31"],
  ["dmy", "31/02/2026", "no such day"],
  ["dmy", "31/01/26", "not a day as DD/MM/YYYY"],
  ["dmy", "31/01.2026", "not a day as DD/MM/YYYY"],
  ["mdy", "01/31/2026", "2026-01-31"],
  ["mdy", "31/01/2026", "no such day"],
  ["iso", "31/01/2026", "not a day as YYYY-MM-DD"],
] as const)("a day as %s: %s", (days, text, expected) => {
  expect(parse("day", { days, decimals: "point" }, text)).toBe(expected);
});

test("a default is read as the definition writes it", () => {
  const parser = columnParser({ kind: "decimal", default: "0.125" }, 2, comma);
  expect(parser("")).toBe("0.125");
});
