import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("at 110, 125 and 150 % themselves; who is at 150 is at 125 and 110 too", async () => {
  const club = await handMade(database);
  for (const [account, cents] of Object.entries({ A: 109_99, B: 110_00, C: 125_00, D: 149_99, E: 150_00 })) {
    club.objective(account, 2012, 100_00);
    club.order(account, "2012-02-01", cents);
  }
  club.order("F", "2012-02-01", 900_00); // Without an objective.
  await club.ready();
  const { rows } = await club.ask("beyond-objective", "2012");
  expect(rows).toMatchObject([
    { key: { part: "110" }, value: 4, numerator: 4, denominator: 5 },
    { key: { part: "125" }, value: 3, numerator: 3, denominator: 5 },
    { key: { part: "150" }, value: 1, numerator: 1, denominator: 5 },
  ]);
});

test("of 33 cents, 36 are not 110 % and 37 are; 41 are not 125 % and 42 are; 49 are not 150 % and 50 are", async () => {
  const club = await handMade(database);
  for (const cents of [36, 37, 41, 42, 49, 50]) {
    club.objective(`A${cents}`, 2012, 33);
    club.order(`A${cents}`, "2012-02-01", cents);
  }
  await club.ready();
  expect(await club.parts("beyond-objective", "2012")).toEqual({ "110": 5, "125": 3, "150": 1 });
});

test("a return undoes it in its month: 150 % in April, 120 % in May; June of a fiscal year from July is another year's", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", fiscalStartMonth: 7 });
  club.objective("A", 2012, 100_00);
  club.order("A", "2011-06-30", 500_00);
  club.order("A", "2012-04-10", 150_00);
  club.order("A", "2012-05-10", -30_00);
  await club.ready();
  expect(await club.parts("beyond-objective", "2012-03")).toEqual({ "110": 0, "125": 0, "150": 0 });
  expect(await club.parts("beyond-objective", "2012-04")).toEqual({ "110": 1, "125": 1, "150": 1 });
  expect(await club.parts("beyond-objective", "2012-05")).toEqual({ "110": 1, "125": 0, "150": 0 });
});
