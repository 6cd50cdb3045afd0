import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("two on one day are two; a cancelled one is none; one after leaving counts, in no tier", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-04-01");
  club.tier("A", "2011-01-01", "gold");
  club.reward("A", "2012-03-05", "gift", 100, 10_00);
  club.reward("A", "2012-03-05", "gift", 100, 10_00);
  club.reward("A", "2012-03-06", "gift", 100, 10_00, true);
  club.reward("A", "2012-05-01", "experience", 100, 10_00);
  await club.ready();
  expect(await club.value("reward-orders", "2012")).toBe(3);
  expect(await club.values("reward-orders", "2012", "tier")).toEqual({ gold: 2, none: 1 });
});

test("by kind, one that cost nothing counts too", async () => {
  const club = await handMade(database);
  club.reward("A", "2012-03-05", "gift", 100, 10_00);
  club.reward("A", "2012-04-05", "gift", 100, 10_00);
  club.reward("A", "2012-04-06", "discount", 100, 0);
  await club.ready();
  expect(await club.values("reward-orders", "2012", "kind")).toEqual({ gift: 2, discount: 1 });
});

test("to the same day a year before: 1 to June 20, and not that of the 21st", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const day of ["2011-06-20", "2011-06-21", "2012-06-01", "2012-06-20"]) club.reward("A", day, "gift", 100, 10_00);
  await club.ready();
  const row = await club.row("reward-orders", "2012-06", { compare: "n-1" });
  expect(row).toMatchObject({ value: 2, previous: 1, change: 1, partial: true });
});
