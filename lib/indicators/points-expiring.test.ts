import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("on June 20: to July 20, September 18 and December 17; not today's, nor those that never expire", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  const lots: [points: number, expires: string | null][] = [
    [1, "2012-06-20"],
    [2, "2012-06-21"],
    [4, "2012-07-20"],
    [8, "2012-07-21"],
    [16, "2012-09-18"],
    [32, "2012-09-19"],
    [64, "2012-12-17"],
    [128, "2012-12-18"],
    [256, null],
  ];
  for (const [points, expires] of lots) club.earn("A", "2012-01-10", points, expires);
  await club.ready();
  expect(await club.parts("points-expiring", "2012")).toEqual({
    "30": 2 + 4,
    "90": 2 + 4 + 8 + 16,
    "180": 2 + 4 + 8 + 16 + 32 + 64,
  });
});

test("what expires first is spent first, though earned last: of 50 in July and 100 in December, 60 spent leave 90", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B"]) {
    club.account(account, { segment: account });
    club.earn(account, "2012-01-10", 100, "2012-12-01");
    club.earn(account, "2012-02-10", 50, "2012-07-10");
  }
  club.redeem("A", "2012-03-01", 60);
  // 20 of the 60 come back: first the 10 that were spent last, December's, then 10 of July's.
  club.reverse(club.redeem("B", "2012-03-01", 60), "2012-04-01", 20);
  await club.ready();
  expect(await club.values("points-expiring", "2012-06", "segment")).toEqual({
    "A 30": 0,
    "A 90": 0,
    "A 180": 90,
    "B 30": 10,
    "B 90": 10,
    "B 180": 110,
  });
});

test("an issue taken back takes its own points, though others expire sooner: 40 in July, and 60 − 25 in September", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.earn("A", "2012-01-10", 40, "2012-07-10");
  club.reverse(club.earn("A", "2012-01-11", 60, "2012-09-01"), "2012-02-01", 25);
  await club.ready();
  expect(await club.parts("points-expiring", "2012")).toEqual({ "30": 40, "90": 75, "180": 75 });
});

test("given back after its day, a point is in the balance and expires in no days to come", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.earn("A", "2012-01-10", 50, "2012-05-31");
  club.reverse(club.redeem("A", "2012-05-01", 50), "2012-06-10");
  await club.ready();
  expect(await club.value("points-outstanding", "2012")).toBe(50);
  expect(await club.parts("points-expiring", "2012")).toEqual({ "30": 0, "90": 0, "180": 0 });
});

test("a leaver's are in no tier", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B"]) club.tier(account, "2011-01-01", "silver");
  club.member("A", "2011-01-01", "2012-05-15");
  club.member("B", "2011-01-01");
  club.earn("A", "2012-01-10", 10, "2012-07-01");
  club.earn("B", "2012-01-10", 5, "2012-12-01");
  await club.ready();
  expect(await club.values("points-expiring", "2012-06", "tier")).toEqual({
    "silver 30": 0,
    "silver 90": 0,
    "silver 180": 5,
    "none 30": 10,
    "none 90": 10,
    "none 180": 10,
  });
});
