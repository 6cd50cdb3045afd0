import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("an expiry taken back counts against the day it is taken back: 30 in March, 10 − 30 in April", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.earn("A", "2012-01-05", 100);
  const march = club.expire("A", "2012-03-31", 30);
  club.reverse(march, "2012-04-15");
  club.expire("A", "2012-04-30", 10);
  await club.ready();
  expect(await club.values("points-expired", "2012-03..2012-04", "month")).toEqual({ "2012-03": 30, "2012-04": -20 });
  expect(await club.value("points-expired", "2012")).toBe(10);
});

test("a day of expiry that passes expires nothing by itself, nor does what is spent or taken away by hand", async () => {
  const club = await handMade(database);
  club.earn("A", "2012-01-05", 100, "2012-03-31");
  club.redeem("A", "2012-04-01", 20);
  club.adjust("A", "2012-04-02", -10);
  await club.ready();
  expect(await club.value("points-expired", "2012")).toBe(0);
});

test("what expires after a member left counts, in no tier", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-01");
  club.tier("A", "2011-01-01", "silver");
  club.earn("A", "2012-01-10", 50);
  club.expire("A", "2012-02-10", 20);
  club.expire("A", "2012-04-10", 5);
  await club.ready();
  expect(await club.values("points-expired", "2012", "tier")).toEqual({ silver: 20, none: 5 });
});

test("to the same day a year before: 8 to June 20, and not the 99 of the 21st", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.earn("A", "2011-01-01", 500);
  club.expire("A", "2011-06-20", 8);
  club.expire("A", "2011-06-21", 99);
  club.expire("A", "2012-06-20", 4);
  await club.ready();
  const row = await club.row("points-expired", "2012-06", { compare: "n-1" });
  expect(row).toMatchObject({ value: 4, previous: 8, change: -0.5, partial: true });
});
