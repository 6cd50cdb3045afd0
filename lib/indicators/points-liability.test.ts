import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("300 outstanding, of 200 gone 150 spent, 45 euros for 150 points: 300 × 75 % × 30 cents", async () => {
  const club = await handMade(database);
  club.earn("A", "2012-01-10", 500);
  club.redeem("A", "2012-03-01", 150);
  club.reward("A", "2012-03-01", "gift", 150, 45_00);
  club.expire("A", "2012-04-01", 50);
  await club.ready();
  expect(await club.value("points-liability", "2012")).toBe(67_50);
});

test("the rate is that of the quarters that are gone, 60 %, and not that of all points, 80 %", async () => {
  const club = await handMade(database);
  club.earn("A", "2011-01-10", 100);
  club.redeem("A", "2011-03-01", 60);
  club.expire("A", "2011-05-31", 40);
  club.earn("A", "2012-02-01", 200);
  club.redeem("A", "2012-03-01", 100);
  club.reward("A", "2012-03-01", "gift", 100, 20_00);
  await club.ready();
  expect(await club.value("points-liability", "2012")).toBe(100 * 0.6 * 20);
});

test("by segment at the whole programme's rate and cost, to the cent: two thirds of 10 cents for 100 points and for 50", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B"]) club.account(account, { segment: account });
  club.earn("A", "2012-01-10", 250);
  club.earn("B", "2012-01-10", 50);
  club.redeem("A", "2012-03-01", 100);
  club.reward("A", "2012-03-01", "gift", 100, 10_00);
  club.expire("A", "2012-04-01", 50);
  await club.ready();
  expect(await club.values("points-liability", "2012", "segment")).toEqual({ A: 6_67, B: 3_33 });
  expect(await club.value("points-liability", "2012")).toBe(10_00);
});

test("not known where nothing was spent in 12 months, or where these begin before the data", async () => {
  const known: (number | null)[] = [];
  for (const [dataFrom, spent] of [
    ["2011-06-21", "2011-06-21"],
    ["2011-06-22", "2011-06-22"],
    ["2010-01-01", "2011-06-20"],
  ] as const) {
    const club = await handMade(database, { asOf: "2012-06-20", dataFrom });
    club.earn("A", "2011-06-01", 100);
    club.redeem("A", spent, 50);
    club.reward("A", spent, "gift", 50, 5_00);
    await club.ready();
    known.push(await club.value("points-liability", "2012"));
  }
  expect(known).toEqual([50 * 10, null, null]);
});
