import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a cancelled redemption comes back on its own date: 40 in April, 10 − 40 in May", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.earn("A", "2012-01-01", 100);
  const april = club.redeem("A", "2012-04-10", 40);
  club.redeem("A", "2012-05-05", 10);
  club.reverse(april, "2012-05-20");
  await club.ready();
  expect(await club.values("points-redeemed", "2012-04..2012-05", "month")).toEqual({ "2012-04": 40, "2012-05": -30 });
});

test("what expires or is taken away by hand is not redeemed, nor is a reversed issue", async () => {
  const club = await handMade(database);
  const earned = club.earn("A", "2012-01-01", 100);
  club.redeem("A", "2012-02-01", 25);
  club.expire("A", "2012-02-02", 10);
  club.adjust("A", "2012-02-03", -5);
  club.reverse(earned, "2012-02-04");
  await club.ready();
  expect(await club.value("points-redeemed", "2012")).toBe(25);
});

test("to the same day a year before: 30 to June 20, and not the 99 of the 21st", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.redeem("A", "2011-06-20", 30);
  club.redeem("A", "2011-06-21", 99);
  club.redeem("A", "2012-06-20", 60);
  await club.ready();
  const row = await club.row("points-redeemed", "2012-06", { compare: "n-1" });
  expect(row).toMatchObject({ value: 60, previous: 30, change: 1, partial: true });
});
