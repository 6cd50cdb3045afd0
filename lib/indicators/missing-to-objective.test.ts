import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("30 of 100 misses 70; those at 100 and 150 miss nothing, nor do they pay for the others", async () => {
  const club = await handMade(database);
  for (const [account, cents] of Object.entries({ A: 30_00, B: 100_00, C: 150_00 })) {
    club.objective(account, 2012, 100_00);
    club.order(account, "2012-02-01", cents);
  }
  club.order("D", "2012-02-01", -40_00); // Without an objective.
  await club.ready();
  expect(await club.value("missing-to-objective", "2012")).toBe(70_00);
});

test("as it stands at each month's end: a return makes it missing again, more than all of it where nothing is left", async () => {
  const club = await handMade(database);
  club.objective("A", 2012, 100_00);
  club.order("A", "2012-03-10", 120_00);
  club.order("A", "2012-04-10", -30_00);
  club.order("A", "2012-05-10", -100_00);
  await club.ready();
  expect(await club.values("missing-to-objective", "2012-02..2012-05", "month")).toEqual({
    "2012-02": 100_00,
    "2012-03": 0,
    "2012-04": 10_00,
    "2012-05": 110_00,
  });
});

test("of a fiscal year from July, on January 31 and on that day a year before", async () => {
  const club = await handMade(database, { asOf: "2012-01-31", fiscalStartMonth: 7 });
  club.objective("A", 2011, 100_00);
  club.order("A", "2010-06-30", 500_00);
  club.order("A", "2011-01-31", 20_00);
  club.order("A", "2011-02-01", 70_00);
  club.objective("A", 2012, 100_00);
  club.order("A", "2011-07-01", 60_00);
  await club.ready();
  const row = await club.row("missing-to-objective", "fy2012", { compare: "n-1" });
  expect(row).toMatchObject({ value: 40_00, previous: 80_00, change: -0.5 });
});
