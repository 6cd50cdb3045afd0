import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("three joined and one left: 2 more, month by month", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-01");
  club.member("B", "2012-01-15");
  club.member("C", "2012-02-01");
  club.member("D", "2012-02-29");
  await club.ready();
  expect(await club.row("net-growth", "2012-Q1")).toMatchObject({ value: 2, numerator: 2, denominator: null });
  expect(await club.values("net-growth", "2012-Q1", "month")).toEqual({ "2012-01": 1, "2012-02": 2, "2012-03": -1 });
});

test("who leaves and comes back in the period changes nothing; who comes back in the next is one less, then one more", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-05");
  club.member("A", "2012-03-20");
  club.member("B", "2011-01-01", "2012-03-05");
  club.member("B", "2012-04-20");
  await club.ready();
  expect(await club.values("net-growth", "2012-03..2012-04", "month")).toEqual({ "2012-03": -1, "2012-04": 1 });
});

test("one who leaves on the first takes from the tier of the day before; moving up takes from none", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-01");
  club.tier("A", "2011-01-01", "silver");
  club.tier("A", "2012-03-01", "gold");
  club.member("B", "2011-01-01");
  club.tier("B", "2011-01-01", "silver");
  club.tier("B", "2012-03-10", "gold");
  club.member("C", "2012-03-10");
  club.tier("C", "2012-03-20", "gold");
  await club.ready();
  expect(await club.values("net-growth", "2012-03", "tier")).toMatchObject({ silver: -1, gold: 1 });
});

test("a month that is cut is compared to the same day; before the data nothing is known", async () => {
  const club = await handMade(database, { dataFrom: "2011-06-01", asOf: "2012-06-20" });
  club.member("A", "2011-05-31");
  club.member("B", "2011-06-20");
  club.member("C", "2011-06-21");
  club.member("D", "2012-06-19");
  club.member("E", "2012-06-20");
  club.member("F", "2012-06-21");
  await club.ready();
  expect(await club.row("net-growth", "2012-06", { compare: "n-1" })).toMatchObject({ value: 2, previous: 1 });
  expect(await club.value("net-growth", "2011-05")).toBeNull();
});
