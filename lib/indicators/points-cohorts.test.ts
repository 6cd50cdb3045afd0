import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A cohort's values by age: redeemed, expired, withdrawn, open. */
async function followed(club: HandMade, period: string, by: string[] = []) {
  const { rows } = await club.ask("points-cohorts", period, { by });
  const found: Record<string, Record<string, number | null>> = {};
  for (const { key, value } of rows) {
    const place = [key.tier, key.cohort, key.age].filter(Boolean).join(" ");
    found[place] = { ...found[place], [key.part ?? ""]: value };
  }
  return found;
}

test("of 100: 25 spent in their quarter; 10 expired and 5 taken back in the next; April is in no whole quarter", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  const earned = club.earn("A", "2011-10-05", 100);
  club.redeem("A", "2011-12-31", 25);
  club.expire("A", "2012-02-01", 10);
  club.reverse(earned, "2012-03-31", 5);
  club.redeem("A", "2012-04-01", 50);
  await club.ready();
  expect(await followed(club, "2011-Q4")).toEqual({
    "2011-Q4 0": { redeemed: 0.25, expired: 0, withdrawn: 0, open: 0.75 },
    "2011-Q4 1": { redeemed: 0.25, expired: 0.1, withdrawn: 0.05, open: 0.6 },
  });
});

test("what expires first is spent first, whichever quarter it is of", async () => {
  const club = await handMade(database, { asOf: "2012-03-31" });
  club.earn("A", "2011-10-05", 100, "2013-12-31");
  club.earn("A", "2012-01-05", 100, "2012-12-31");
  club.reverse(club.redeem("A", "2012-03-15", 60), "2012-03-31", 10);
  await club.ready();
  expect(await followed(club, "2011-10..2012-03")).toEqual({
    "2011-Q4 0": { redeemed: 0, expired: 0, withdrawn: 0, open: 1 },
    "2011-Q4 1": { redeemed: 0, expired: 0, withdrawn: 0, open: 1 },
    "2012-Q1 0": { redeemed: 0.5, expired: 0, withdrawn: 0, open: 0.5 },
  });
});

test("by the tier of the month in which they were earned: in December gold, from the 10th on", async () => {
  const club = await handMade(database, { asOf: "2011-12-31" });
  club.member("A", "2011-01-01");
  club.tier("A", "2011-01-01", "silver");
  club.tier("A", "2011-12-10", "gold");
  club.earn("A", "2011-11-20", 40);
  club.earn("A", "2011-12-05", 60);
  club.redeem("A", "2011-12-20", 40);
  await club.ready();
  expect(await followed(club, "2011-Q4", ["tier"])).toEqual({
    "silver 2011-Q4 0": { redeemed: 1, expired: 0, withdrawn: 0, open: 0 },
    "gold 2011-Q4 0": { redeemed: 0, expired: 0, withdrawn: 0, open: 1 },
  });
});

test("neither a quarter that begins before the data nor one that as of cuts is followed", async () => {
  const club = await handMade(database, { dataFrom: "2011-04-02", asOf: "2012-06-20" });
  for (const day of ["2011-05-01", "2011-08-01", "2011-11-01", "2012-02-01", "2012-05-01"]) club.earn("A", day, 10);
  await club.ready();
  expect(Object.keys(await followed(club, "2011-04..2012-06"))).toEqual([
    "2011-Q3 0",
    "2011-Q3 1",
    "2011-Q3 2",
    "2011-Q4 0",
    "2011-Q4 1",
    "2012-Q1 0",
  ]);
});
