import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("30 and 12 euros for 100 and 40 points: 30 cents a point, whatever a cancelled trip would have cost", async () => {
  const club = await handMade(database);
  club.earn("A", "2012-01-01", 5000);
  club.redeem("A", "2012-03-01", 100);
  club.reward("A", "2012-03-01", "gift", 100, 30_00);
  club.redeem("A", "2012-04-01", 40);
  club.reward("A", "2012-04-01", "gift-card", 40, 12_00);
  club.reverse(club.redeem("A", "2012-04-02", 900), "2012-04-02");
  club.reward("A", "2012-04-02", "experience", 900, 500_00, true);
  await club.ready();
  expect(await club.row("cost-per-point", "2012")).toMatchObject({ value: 30, numerator: 42_00, denominator: 140 });
});

test("points given back lower the month in which they come back: 20 euros for 100 − 60 points in April", async () => {
  const club = await handMade(database);
  club.earn("A", "2012-01-01", 5000);
  const march = club.redeem("A", "2012-03-01", 60);
  club.reward("A", "2012-03-01", "gift", 60, 6_00);
  club.redeem("A", "2012-04-01", 100);
  club.reward("A", "2012-04-01", "gift", 100, 20_00);
  club.reverse(march, "2012-04-02");
  await club.ready();
  expect(await club.values("cost-per-point", "2012-03..2012-04", "month")).toEqual({ "2012-03": 10, "2012-04": 50 });
});

test("a reward for which no point was spent has no cost per point, nor has a year that begins before the data", async () => {
  const club = await handMade(database, { dataFrom: "2011-02-01" });
  club.earn("A", "2011-02-01", 500);
  club.redeem("A", "2011-03-01", 100);
  club.reward("A", "2011-03-01", "gift", 100, 20_00);
  club.reward("A", "2012-03-01", "service", 0, 20_00);
  await club.ready();
  expect(await club.row("cost-per-point", "2012")).toMatchObject({ value: null, numerator: 20_00, denominator: 0 });
  expect(await club.value("cost-per-point", "2011-03")).toBe(20);
  expect(await club.value("cost-per-point", "2011")).toBeNull();
});
