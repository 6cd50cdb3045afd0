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

test("by mechanic, one that is not known is another; what is taken back counts against its own: 100 − 40 for purchases", async () => {
  const club = await handMade(database);
  const bought = club.earn("A", "2012-04-10", 100, null, "purchase");
  club.earn("A", "2012-04-11", 20, null, "objective-bonus");
  club.earn("A", "2012-04-12", 5, null, "step");
  club.earn("A", "2012-04-13", 7, null, "operation");
  club.earn("A", "2012-04-14", 3, null, "engagement");
  club.earn("A", "2012-04-15", 1);
  club.reverse(club.earn("A", "2012-04-16", 9, null, "birthday"), "2012-04-17", 2);
  club.reverse(bought, "2012-05-20", 40);
  club.adjust("A", "2012-05-21", 500);
  await club.ready();
  const parts = { purchase: 60, "objective-bonus": 20, step: 5, operation: 7, engagement: 3, other: 8 };
  expect(await club.parts("points-issued", "2012", { definition: "mechanic" })).toEqual(parts);
  expect(await club.value("points-issued", "2012")).toBe(60 + 20 + 5 + 7 + 3 + 8);
  const may = await club.parts("points-issued", "2012-05", { definition: "mechanic" });
  expect(may).toMatchObject({ purchase: -40, other: 0 });
});

test("by mechanic and tier, each month's in the tier held at its end", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.tier("A", "2011-01-01", "silver");
  club.tier("A", "2012-05-31", "gold");
  club.earn("A", "2012-04-10", 10, null, "purchase");
  club.earn("A", "2012-05-10", 4, null, "purchase");
  club.earn("A", "2012-05-11", 2, null, "step");
  await club.ready();
  expect(await club.values("points-issued", "2012-Q2", "tier", { definition: "mechanic" })).toMatchObject({
    "silver purchase": 10,
    "silver step": 0,
    "gold purchase": 4,
    "gold step": 2,
  });
});
