import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("who joined in a quarter, by months since each one's own; the last age is one that all have behind them", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.member("A", "2012-01-10");
  club.member("B", "2012-02-15");
  club.member("C", "2012-03-31");
  for (const day of ["2012-01-09", "2012-01-10", "2012-03-05"]) club.order("A", day, 10_00); // 0 and 2.
  for (const day of ["2012-02-20", "2012-03-20"]) club.order("B", day, 10_00); // 0 and 1.
  club.order("C", "2012-03-30", 10_00); // Not yet a member.
  for (const day of ["2012-04-01", "2012-06-01"]) club.order("C", day, 10_00); // 1, and 3 which is not over.
  await club.ready();
  const { rows } = await club.ask("cohort-retention", "2012-Q1");
  expect(rows.map(({ key, numerator, denominator }) => [key.cohort, key.age, numerator, denominator])).toEqual([
    ["2012-Q1", "0", 2, 3],
    ["2012-Q1", "1", 2, 3],
    ["2012-Q1", "2", 1, 3],
  ]);
  expect(rows[2]?.value).toBeCloseTo(1 / 3, 12);
});

test("who comes back is of the month joined first, and what was bought while away is not a member's", async () => {
  const club = await handMade(database, { asOf: "2011-06-30" });
  club.member("A", "2011-01-15", "2011-02-10");
  club.member("A", "2011-05-01");
  club.order("A", "2011-03-05", 10_00);
  club.order("A", "2011-05-05", 10_00);
  await club.ready();
  expect(await club.values("cohort-retention", "2011", "month")).toEqual({
    "2011-01 0": 0,
    "2011-01 1": 0,
    "2011-01 2": 0,
    "2011-01 3": 0,
    "2011-01 4": 1,
    "2011-01 5": 0,
  });
});

test("revenue a member: a return lowers its own month, and does not undo that one bought", async () => {
  const club = await handMade(database, { asOf: "2012-02-29" });
  for (const account of ["A", "B"]) club.member(account, "2012-01-01");
  club.order("A", "2012-01-05", 100_00);
  club.order("A", "2012-01-06", -40_00);
  club.order("A", "2012-02-05", -30_00);
  club.order("B", "2012-02-29", 50_00);
  await club.ready();
  const ages = (definition: string) => club.values("cohort-retention", "2012-01", "month", { definition });
  expect(await ages("revenue-by-month")).toEqual({ "2012-01 0": 30_00, "2012-01 1": 10_00 });
  expect(await ages("bought-by-month")).toEqual({ "2012-01 0": 0.5, "2012-01 1": 0.5 });
});

test("a fiscal year's cohort by years: 12 months from each one's own month, where all 12 are over", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", fiscalStartMonth: 7 });
  club.member("A", "2010-07-15");
  club.order("A", "2011-06-30", 30_00); // The last of its 12 months.
  club.order("A", "2011-07-01", 90_00); // Its second year, which is not over for all.
  club.member("B", "2011-06-30");
  club.order("B", "2012-05-31", 20_00);
  club.order("B", "2012-05-31", 10_00); // Twice is once.
  club.member("C", "2011-06-01");
  club.order("C", "2012-06-01", 90_00); // Its 13th month.
  club.member("D", "2011-07-01"); // Of the next year.
  await club.ready();
  const years = async (definition: string) =>
    (await club.ask("cohort-retention", "fy2011", { definition, by: ["fiscal-year"] })).rows;
  const bought = await years("bought-by-year");
  expect(bought).toMatchObject([{ key: { cohort: "fy2011", age: "0" }, numerator: 2, denominator: 3 }]);
  expect(await years("revenue-by-year")).toMatchObject([{ key: { age: "0" }, value: 20_00 }]);
});

test("who joined before the month in which the data begins is in no cohort, and that month itself is blank", async () => {
  const club = await handMade(database, { dataFrom: "2011-01-10", asOf: "2011-03-31" });
  club.member("A", "2010-12-31");
  club.member("B", "2011-01-05");
  club.order("A", "2011-02-01", 10_00);
  club.order("B", "2011-02-01", 10_00);
  await club.ready();
  expect(await club.values("cohort-retention", "2010-12..2011-01", "month")).toEqual({
    "2011-01 1": 1,
    "2011-01 2": 0,
  });
});
