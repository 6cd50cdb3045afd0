import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Orders of a member, all on one day. */
type Bought = [account: string, day: string, ...cents: number[]];

async function clubOf(bought: Bought[]) {
  const club = await handMade(database);
  for (const [account, day, ...orders] of bought) {
    club.member(account, "2010-01-01");
    for (const cents of orders) club.order(account, day, cents);
  }
  return club;
}

test("five members, one in each fifth of each: what it is called comes from the three", async () => {
  const club = await clubOf([
    ["A", "2012-05-15", 100_00, 100_00, 100_00, 100_00, 100_00], // 5 5 5
    ["B", "2012-05-01", 300_00], // 4 1 3
    ["C", "2012-04-15", 100_00, 100_00, 200_00], // 3 3 4
    ["D", "2012-03-15", 25_00, 25_00, 25_00, 25_00], // 2 4 1
    ["E", "2012-02-15", 100_00, 100_00], // 1 2 2
  ]);
  club.member("F", "2010-01-01");
  club.order("F", "2011-05-31", 900_00); // A day before the 12 months.
  club.order("G", "2012-05-31", 900_00); // No member.
  await club.ready();
  const { rows } = await club.ask("rfm", "2012-05");
  expect(Object.fromEntries(rows.map(({ key, value }) => [key.part, value]))).toEqual({
    champions: 1, // A
    loyal: 0,
    "big-spenders": 1, // C
    "at-risk": 1, // D
    promising: 1, // B
    regular: 0,
    dormant: 1, // E
    inactive: 1, // F
  });
  expect(rows.every(({ denominator }) => denominator === 6)).toBe(true);
  expect(await club.parts("rfm", "2012-05", { definition: "revenue" })).toEqual({
    champions: 500_00,
    loyal: 0,
    "big-spenders": 400_00,
    "at-risk": 100_00,
    promising: 300_00,
    regular: 0,
    dormant: 200_00,
    inactive: 0,
  });
});

test("who buys most often is loyal while not long ago, at risk when it is; who spends most likewise", async () => {
  const club = await clubOf([
    ["A", "2012-05-15", 30_00, 30_00], // 5 3 3
    ["B", "2012-05-01", 20_00], // 4 1 2
    ["C", "2012-04-15", 20_00, 20_00, 20_00, 20_00, 20_00], // 3 5 4
    ["D", "2012-03-15", 4_00, 3_00, 3_00], // 2 4 1
    ["E", "2012-02-15", 100_00, 100_00], // 1 2 5: as many orders as A, and the later code.
  ]);
  await club.ready();
  const parts = await club.parts("rfm", "2012-05");
  expect(parts).toMatchObject({ loyal: 1, "at-risk": 2, promising: 2, champions: 0, dormant: 0 });
});

test("equal in all three, the first codes are best; ranked among all, whatever the split", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C", "D", "E"]) {
    club.account(account, { segment: account === "A" ? "trade" : "retail" });
    club.member(account, "2012-05-31");
    club.order(account, "2012-05-01", 10_00); // Before joining: an order all the same.
  }
  await club.ready();
  // A and B are 5 and 4 in all, C 3, D and E 2 and 1.
  expect(await club.parts("rfm", "2012-05")).toMatchObject({ champions: 2, regular: 1, dormant: 2, inactive: 0 });
  const bySegment = await club.values("rfm", "2012-05", "segment");
  expect(bySegment).toMatchObject({ "trade champions": 1, "retail champions": 1, "retail dormant": 2 });
});

test("a return alone is inactive, with its revenue under 0; a leaver is in no group", async () => {
  const club = await handMade(database, { dataFrom: "2011-06-01" });
  club.member("A", "2010-01-01");
  club.order("A", "2012-05-10", -10_00);
  club.member("B", "2010-01-01", "2012-05-31");
  club.order("B", "2012-05-10", 90_00);
  await club.ready();
  expect(await club.parts("rfm", "2012-05")).toMatchObject({ inactive: 1, champions: 0, dormant: 0 });
  const revenue = await club.parts("rfm", "2012-05", { definition: "revenue" });
  expect(revenue).toMatchObject({ inactive: -10_00, dormant: 0 });
  const before = Object.values(await club.parts("rfm", "2012-04")); // May 2011 is missing.
  expect(before.every((value) => value === null)).toBe(true);
});
