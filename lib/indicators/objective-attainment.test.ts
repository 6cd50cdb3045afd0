import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a return undoes an attainment: 120 of 100 in April, 90 at the end of May", async () => {
  const club = await handMade(database);
  club.objective("A", 2012, 100_00);
  club.order("A", "2012-04-10", 120_00);
  club.order("A", "2012-05-10", -30_00);
  await club.ready();
  expect(await club.values("objective-attainment", "2012-03..2012-05", "month")).toEqual({
    "2012-03": 0,
    "2012-04": 1,
    "2012-05": 0,
  });
});

test("the target is met at the target itself, by what was bought before joining too: 1 of 2", async () => {
  const club = await handMade(database);
  club.objective("A", 2012, 100_00);
  club.member("A", "2012-06-01");
  club.order("A", "2012-02-01", 100_00);
  club.objective("B", 2012, 100_00);
  club.order("B", "2012-02-01", 99_99);
  await club.ready();
  expect(await club.row("objective-attainment", "2012")).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
});

test("not explicit, it is 110 % of N-1; where N-1 is 0 or returns there is none", async () => {
  const club = await handMade(database, { objectiveCoefficient: 1.1 });
  for (const account of ["A", "B", "C", "D"]) club.objective(account, 2012);
  club.order("A", "2011-12-31", 100_00);
  club.order("A", "2012-01-01", 110_00);
  club.order("B", "2011-05-01", 100_00);
  club.order("B", "2012-06-01", 109_99);
  club.order("C", "2011-05-01", -5_00);
  club.order("D", "2012-05-01", 500_00);
  await club.ready();
  expect(await club.row("objective-attainment", "2012")).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
});

test("a fiscal year that ends in June begins in July: June's order is the year before's", async () => {
  const club = await handMade(database, { asOf: "2012-01-31", fiscalStartMonth: 7 });
  club.objective("A", 2012, 100_00);
  club.objective("B", 2012, 100_00);
  club.order("A", "2011-06-30", 100_00);
  club.order("B", "2011-07-01", 100_00);
  await club.ready();
  expect(await club.row("objective-attainment", "fy2012")).toMatchObject({ value: 0.5, denominator: 2 });
});

test("no objective, no rate", async () => {
  const club = await handMade(database);
  club.order("A", "2012-02-01", 100_00);
  await club.ready();
  expect(await club.row("objective-attainment", "2012")).toMatchObject({ value: null, denominator: 0 });
});
