import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("an entry reversed in May counts in April and against May: 100, then 50 − 100", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  const april = club.earn("A", "2012-04-10", 100);
  club.earn("A", "2012-05-02", 50);
  club.reverse(april, "2012-05-20");
  await club.ready();
  expect(await club.values("points-issued", "2012-04..2012-05", "month")).toEqual({ "2012-04": 100, "2012-05": -50 });
  expect(await club.value("points-issued", "2012")).toBe(50);
});

test("adjustments and redemptions are not issued; a leaver's late points are, in no tier", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-01");
  club.tier("A", "2011-01-01", "gold");
  club.earn("A", "2012-02-10", 30);
  club.earn("A", "2012-04-10", 7);
  club.adjust("A", "2012-02-11", 500);
  club.redeem("A", "2012-02-12", 20);
  await club.ready();
  expect(await club.value("points-issued", "2012")).toBe(37);
  expect(await club.values("points-issued", "2012", "tier")).toEqual({ gold: 30, none: 7 });
});
