import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("one of two gets there in February, the other on the day: 0, ½, ½, 1; last year's goes on to its end", async () => {
  const club = await handMade(database, { asOf: "2012-04-10" });
  for (const account of ["A", "B"]) for (const year of [2011, 2012]) club.objective(account, year, 100_00);
  club.order("A", "2012-02-29", 100_00);
  club.order("B", "2012-04-10", 100_00);
  club.order("A", "2011-03-01", 100_00);
  club.order("B", "2011-04-11", 100_00); // A day after this year's.
  club.order("A", "2011-12-24", -1); // Undone at Christmas.
  await club.ready();
  const answer = await club.ask("attainment-curve", "2012", { compare: "n-1" });
  expect(answer.rows.map(({ period, value, previous }) => [period, value, previous])).toEqual([
    ["2012-01", 0, 0],
    ["2012-02", 0.5, 0],
    ["2012-03", 0.5, 0.5],
    ["2012-04", 1, 0.5],
    ["2012-05", null, 1],
    ["2012-06", null, 1],
    ["2012-07", null, 1],
    ["2012-08", null, 1],
    ["2012-09", null, 1],
    ["2012-10", null, 1],
    ["2012-11", null, 1],
    ["2012-12", null, 0.5],
  ]);
  expect(answer.rows.filter(({ partial }) => partial).map(({ period }) => period)).toEqual(["2012-04"]);
  expect(answer.period).toMatchObject({ from: "2012-01-01", to: "2012-04-10" });
});

test("asked of a quarter, it is still the path from the fiscal year's first month, and ends with the quarter", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", fiscalStartMonth: 10 });
  club.objective("A", 2012, 10_00);
  club.order("A", "2011-12-01", 10_00);
  await club.ready();
  const { rows } = await club.ask("attainment-curve", "2012-Q1");
  expect(rows.map(({ period, value }) => [period, value])).toEqual([
    ["2011-10", 0],
    ["2011-11", 0],
    ["2011-12", 1],
    ["2012-01", 1],
    ["2012-02", 1],
    ["2012-03", 1],
  ]);
});
