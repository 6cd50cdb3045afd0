import { expect, test } from "vitest";
import { officeFormat } from "./office-format";

test.each([
  ["percent", 0.5, "fr", '0.0"\u202f"%'],
  ["percent", 0.5, "en", "0.0%"],
  ["money", 4_200_000, "fr", '#,##0.0,,"\u00a0M€"'],
  ["money", 4_200_000, "en", '"€"#,##0.0,,"M"'],
  ["money", 42_000, "fr", '#,##0,"\u00a0k€"'],
  ["money", 4_200, "fr", '#,##0"\u00a0€"'],
  ["money", 12.5, "fr", '#,##0.00"\u00a0€"'],
  ["money", 0.0184, "fr", '#,##0.0000"\u00a0€"'],
  ["points", 7_000_000, "fr", '#,##0.0,,"\u00a0M"'],
  ["count", 900, "en", "#,##0"],
  ["days", 12.4, "fr", "#,##0.0"],
] as const)("%s up to %d in %s", (unit, top, locale, format) => {
  expect(officeFormat(unit, top, locale, "EUR")).toBe(format);
});
