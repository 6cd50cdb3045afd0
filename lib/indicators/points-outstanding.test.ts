import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("the balance of one who left stays outstanding, in no tier", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.tier("A", "2011-01-01", "gold");
  club.earn("A", "2012-01-10", 100);
  club.member("B", "2011-01-01", "2012-02-15");
  club.tier("B", "2011-01-01", "gold");
  club.earn("B", "2012-01-10", 40);
  await club.ready();
  expect(await club.value("points-outstanding", "2012-05")).toBe(140);
  expect(await club.values("points-outstanding", "2012-01", "tier")).toEqual({ gold: 140 });
  expect(await club.values("points-outstanding", "2012-05", "tier")).toEqual({ gold: 100, none: 40 });
});

test("opening 5 + 100 issued − 30 redeemed − 20 expired − 3 by hand = 52, and each month stands at its end", async () => {
  const club = await handMade(database, { dataFrom: "2012-01-01" });
  club.earn("A", "2011-12-31", 5); // Before the data: in the balance, in no flow.
  club.earn("A", "2012-01-10", 100);
  club.redeem("A", "2012-02-10", 30);
  club.expire("A", "2012-03-31", 20);
  club.adjust("A", "2012-04-01", -3);
  await club.ready();
  expect(await club.values("points-outstanding", "2011-12..2012-05", "month")).toEqual({
    "2011-12": null,
    "2012-01": 105,
    "2012-02": 75,
    "2012-03": 55,
    "2012-04": 52,
    "2012-05": 52,
  });
  expect(await club.value("points-outstanding", "2012")).toBe(52);
  expect(await club.value("points-issued", "2012")).toBe(100);
  const flows = { issued: 0, redeemed: 30, expired: 20, adjusted: -3 };
  expect(await club.parts("points-roll-forward", "2012-02..2012-05")).toEqual({ opening: 105, ...flows, closing: 52 });
});

test("on June 20, and on June 20 a year before", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.earn("A", "2011-06-20", 10);
  club.earn("A", "2011-06-21", 5);
  club.earn("A", "2012-06-21", 99);
  await club.ready();
  expect(await club.row("points-outstanding", "2012", { compare: "n-1" })).toMatchObject({ value: 15, previous: 10 });
});
