import { expect, test } from "vitest";
import { cellsOf } from "./cells";
import { parsePeriod, periodBefore } from "./period";

function cells(label: string, asOf: string, yearsBefore = 0) {
  const period = parsePeriod(label, { asOf, dataFrom: "2000-01-01", fiscalStartMonth: 1 });
  if (!period) throw new Error(`${label} is no period`);
  return cellsOf(periodBefore(period, yearsBefore), asOf).map(({ month, part, end }) => {
    const name = month.slice(0, 7);
    return `${name}${["", " to the cut", " after it"][part]}${end ? ", end" : ""}`;
  });
}

test("months that are whole, or as far as of goes, are whole rows", () => {
  expect(cells("2012-Q1", "2012-12-31")).toEqual(["2012-01", "2012-02", "2012-03, end"]);
  expect(cells("2012", "2012-02-20")).toEqual(["2012-01", "2012-02, end"]);
});

test("N-1 of a cut year leaves its last month on the cut", () => {
  expect(cells("2012", "2012-02-20", 1)).toEqual(["2011-01", "2011-02 to the cut, end"]);
  expect(cells("2012", "2012-02-20", 2)).toEqual(["2010-01", "2010-02 to the cut, end"]);
});

test("12 months to a day enter their first month after the cut; N-1 also leaves its last on it", () => {
  const now = cells("r12", "2012-06-20");
  expect([now.length, now[0], now[1], now[12]]).toEqual([13, "2011-06 after it", "2011-07", "2012-06, end"]);
  const before = cells("r12", "2012-06-20", 1);
  expect([before.length, before[0], before[12]]).toEqual([13, "2010-06 after it", "2011-06 to the cut, end"]);
});

test("on a month's last day nothing is cut, in leap years neither", () => {
  expect(cells("r12", "2012-06-30")).toHaveLength(12);
  expect(cells("2012-02", "2012-02-29", 1)).toEqual(["2011-02, end"]);
  expect(cells("2013-02", "2013-02-28", 1)).toEqual(["2012-02, end"]);
});

test("on February 28 of a leap year, N-1 is the whole month; on the 27th it is cut", () => {
  expect(cells("2012-02", "2012-02-28", 1)).toEqual(["2011-02, end"]);
  expect(cells("2012-02", "2012-02-27", 1)).toEqual(["2011-02 to the cut, end"]);
});
