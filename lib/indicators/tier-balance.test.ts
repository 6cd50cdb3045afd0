import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("70, 30 and 0 % where 50, 30 and 20 are meant: 20 points are in the wrong place, so 80 %", async () => {
  const club = await handMade(database, { targetTierShares: { bronze: 0.5, silver: 0.3, gold: 0.2 } });
  for (const account of ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]) {
    club.member(account, "2011-01-01");
    club.tier(account, "2011-01-01", account < "H" ? "bronze" : "silver");
  }
  await club.ready();
  const row = await club.row("tier-balance", "2012-05");
  expect(row.value).toBeCloseTo(0.8, 12);
  expect(row).toMatchObject({ numerator: null, denominator: null });
});

test("without a target all tiers are meant equal: one member in each is 100 %, all in one a third", async () => {
  const club = await handMade(database);
  for (const [account, tier] of Object.entries({ A: "bronze", B: "silver", C: "gold" })) {
    club.member(account, "2011-01-01");
    club.tier(account, "2011-01-01", "gold");
    club.tier(account, "2012-05-31", tier);
  }
  club.member("D", "2011-01-01"); // Without a tier: in no share.
  club.member("E", "2011-01-01", "2012-04-30"); // Left on the last day.
  club.tier("E", "2011-01-01", "bronze");
  await club.ready();
  expect(await club.value("tier-balance", "2012-04")).toBeCloseTo(1 / 3, 12);
  expect(await club.value("tier-balance", "2012-05")).toBeCloseTo(1, 12);
});

test("a tier that the target does not name is meant to be empty; each segment is held to the same", async () => {
  const club = await handMade(database, { targetTierShares: { gold: 1 } });
  for (const [account, segment, tier] of [
    ["A", "trade", "gold"],
    ["B", "retail", "silver"],
    ["C", "other", null],
  ] as const) {
    club.account(account, { segment });
    club.member(account, "2011-01-01");
    if (tier) club.tier(account, "2011-01-01", tier);
  }
  await club.ready();
  expect(await club.value("tier-balance", "2012-05")).toBe(0.5);
  expect(await club.values("tier-balance", "2012-05", "segment")).toEqual({ trade: 1, retail: 0, other: null });
});

test("before the data it is not known; a programme without tiers has none", async () => {
  const club = await handMade(database, { dataFrom: "2012-02-01" });
  club.member("A", "2011-01-01");
  club.tier("A", "2011-01-01", "gold");
  await club.ready();
  expect(await club.value("tier-balance", "2012-01")).toBeNull();
  const flat = await handMade(database, { features: ["points"] });
  flat.member("A", "2011-01-01");
  await flat.ready();
  await expect(flat.ask("tier-balance", "2012-05")).rejects.toThrow(RequestError);
});
