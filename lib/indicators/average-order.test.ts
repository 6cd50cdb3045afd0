import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("60, 30, 20 and 10 less a return of 20, over four orders: 25", async () => {
  const club = await handMade(database);
  club.member("A", "2012-02-01");
  for (const cents of [60_00, 30_00, 20_00, 10_00]) club.order("A", "2012-03-05", cents);
  club.order("A", "2012-03-06", -20_00);
  club.order("A", "2012-03-07", 500_00, { cancelled: true });
  club.order("A", "2012-01-31", 500_00); // Not yet a member.
  await club.ready();
  const row = await club.row("average-order", "2012-Q1");
  expect(row).toMatchObject({ value: 25_00, numerator: 100_00, denominator: 4 });
});

test("of all orders, not the mean of members' averages: one of 90 and two of 15 make 40", async () => {
  const club = await handMade(database);
  club.account("A", { segment: "trade" });
  club.account("B", { segment: "retail" });
  for (const account of ["A", "B"]) club.member(account, "2011-01-01");
  club.order("A", "2012-03-05", 90_00);
  club.order("B", "2012-03-05", 15_00);
  club.order("B", "2012-04-05", 15_00);
  await club.ready();
  expect(await club.value("average-order", "2012")).toBe(40_00);
  expect(await club.values("average-order", "2012", "segment")).toEqual({ trade: 90_00, retail: 15_00 });
});

test("what a leaver who came back bought in between is in neither total", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-10");
  club.member("A", "2012-03-20");
  club.order("A", "2012-03-09", 30_00);
  club.order("A", "2012-03-10", 700_00); // The first day without membership.
  club.order("A", "2012-03-19", 700_00);
  club.order("A", "2012-03-20", 10_00);
  await club.ready();
  expect(await club.row("average-order", "2012-03")).toMatchObject({ value: 20_00, denominator: 2 });
});

test("a return alone is no order to take an average of; before the data nothing is known", async () => {
  const club = await handMade(database, { dataFrom: "2012-02-01" });
  club.member("A", "2012-01-01");
  club.order("A", "2012-01-15", 50_00);
  club.order("A", "2012-02-15", -50_00);
  await club.ready();
  expect(await club.value("average-order", "2012-01")).toBeNull();
  const row = await club.row("average-order", "2012-02");
  expect(row).toMatchObject({ value: null, numerator: -50_00, denominator: 0 });
});
