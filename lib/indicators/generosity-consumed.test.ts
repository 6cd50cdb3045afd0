import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("rewards of 15.00 on member revenue of 1,000.00: 1.5 %; a cancelled one costs nothing", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 1000_00);
  club.order("B", "2012-03-01", 5000_00);
  club.reward("A", "2012-03-05", "gift", 100, 15_00);
  club.reward("A", "2012-03-06", "gift", 100, 99_00, true);
  await club.ready();
  const row = await club.row("generosity-consumed", "2012-03");
  expect(row).toMatchObject({ value: 0.015, numerator: 15_00, denominator: 1000_00 });
});

test("a leaver's last reward is a cost all the same", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-04-01");
  club.order("A", "2012-03-01", 100_00);
  club.order("A", "2012-04-15", 100_00);
  club.reward("A", "2012-04-15", "gift-card", 100, 10_00);
  await club.ready();
  expect(await club.value("generosity-consumed", "2012-Q1")).toBe(0);
  expect(await club.value("generosity-consumed", "2012")).toBe(0.1);
});

test("rewards in a month without member revenue: not known", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.reward("A", "2012-03-05", "gift", 100, 15_00);
  await club.ready();
  const row = await club.row("generosity-consumed", "2012-03");
  expect(row).toMatchObject({ value: null, numerator: 15_00, denominator: 0 });
});
