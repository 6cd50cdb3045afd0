import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("150 and 50 of 100 each are all of 200, though one of two has attained; who has no objective does not count", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B"]) club.objective(account, 2012, 100_00);
  club.order("A", "2012-02-01", 150_00);
  club.order("B", "2012-02-01", 50_00);
  club.order("C", "2012-02-01", 500_00);
  await club.ready();
  expect(await club.row("attainment-amount", "2012")).toMatchObject({
    value: 1,
    numerator: 200_00,
    denominator: 200_00,
  });
});

test("each month to its end, a return in its own: 120 of 100 in April, 90 in May", async () => {
  const club = await handMade(database);
  club.objective("A", 2012, 100_00);
  club.order("A", "2012-04-10", 120_00);
  club.order("A", "2012-05-10", -30_00);
  await club.ready();
  expect(await club.values("attainment-amount", "2012-03..2012-05", "month")).toEqual({
    "2012-03": 0,
    "2012-04": 1.2,
    "2012-05": 0.9,
  });
});

test("75 % on June 20, against 50 % on that day of last year's objective", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.objective("A", 2011, 100_00);
  club.order("A", "2011-06-20", 50_00);
  club.order("A", "2011-06-21", 50_00);
  club.objective("A", 2012, 200_00);
  club.order("A", "2012-06-20", 150_00);
  await club.ready();
  const row = await club.row("attainment-amount", "2012", { compare: "n-1" });
  expect(row).toMatchObject({ value: 0.75, previous: 0.5, change: 0.25, partial: true });
});

test("since July where the fiscal year begins then; no objective, no rate", async () => {
  const club = await handMade(database, { asOf: "2012-01-31", fiscalStartMonth: 7 });
  club.objective("A", 2012, 100_00);
  club.order("A", "2011-06-30", 500_00);
  club.order("A", "2011-07-01", 20_00);
  club.order("A", "2012-01-31", 5_00);
  await club.ready();
  expect(await club.value("attainment-amount", "fy2012")).toBe(0.25);
  expect(await club.value("attainment-amount", "2011-06")).toBeNull();
});
