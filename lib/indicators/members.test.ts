import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("at the period's end: who joins on its last day is one, who leaves on it is none any more", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.member("B", "2012-03-31");
  club.member("C", "2011-01-01", "2012-03-31");
  club.member("D", "2011-01-01", "2012-04-01");
  club.member("E", "2012-04-01");
  await club.ready();
  expect(await club.value("members", "2012-03")).toBe(3); // A, B, D.
  expect(await club.values("members", "2012-02..2012-04", "month")).toEqual({
    "2012-02": 3, // A, C, D.
    "2012-03": 3,
    "2012-04": 3, // A, B, E.
  });
});

test("a year is not the sum of its months, and a year that is cut stands at as of", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.member("A", "2011-01-01");
  club.member("B", "2012-06-20");
  club.member("C", "2012-06-21");
  club.member("D", "2011-06-01", "2011-06-21");
  await club.ready();
  const row = await club.row("members", "2012", { compare: "n-1" });
  expect(row).toMatchObject({ value: 2, previous: 2, change: 0, partial: true }); // A and D on June 20, 2011.
});

test("before the data nothing is known", async () => {
  const club = await handMade(database, { dataFrom: "2011-01-01" });
  club.member("A", "2010-05-01");
  await club.ready();
  expect(await club.values("members", "2010-12..2011-01", "month")).toEqual({ "2010-12": null, "2011-01": 1 });
});
