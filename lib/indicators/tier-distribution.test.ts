import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("two silver, one gold, one without a tier: 50, 25 and 25 %, which make 100", async () => {
  const club = await handMade(database);
  for (const [account, tier] of Object.entries({ A: "silver", B: "silver", C: "gold", D: null })) {
    club.member(account, "2011-01-01");
    if (tier) club.tier(account, "2011-01-01", tier);
  }
  club.order("E", "2012-01-01", 10_00); // Not a member: in no share.
  await club.ready();
  const { rows } = await club.ask("tier-distribution", "2012-05");
  expect(rows.map(({ key, value }) => [key.tier, value])).toEqual([
    ["silver", 0.5],
    ["gold", 0.25],
    ["none", 0.25],
  ]);
  expect(rows.every(({ denominator }) => denominator === 4)).toBe(true);
});

test("shares of revenue and of reward cost stand beside: gold is 1 of 4 members, 3/4 of revenue, all of the cost", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C", "D"]) {
    club.member(account, "2011-01-01");
    club.tier(account, "2011-01-01", account === "A" ? "gold" : "silver");
    club.order(account, "2012-03-01", account === "A" ? 90_00 : 10_00);
  }
  club.reward("A", "2012-03-02", "gift", 100, 5_00);
  await club.ready();
  const shares = (definition: string) => club.values("tier-distribution", "2012-03", "tier", { definition });
  expect(await shares("members")).toEqual({ silver: 0.75, gold: 0.25 });
  expect(await shares("revenue")).toEqual({ silver: 0.25, gold: 0.75 });
  expect(await shares("reward-cost")).toEqual({ silver: 0, gold: 1 });
});

test("asked of one tier, its share of all members; by segment, the tiers of each segment make 100 %", async () => {
  const club = await handMade(database);
  for (const [account, segment, tier] of [
    ["A", "trade", "silver"],
    ["B", "trade", "gold"],
    ["C", "retail", "gold"],
    ["D", "retail", "gold"],
  ] as const) {
    club.account(account, { segment });
    club.member(account, "2011-01-01");
    club.tier(account, "2011-01-01", tier);
  }
  await club.ready();
  const { rows } = await club.ask("tier-distribution", "2012-05", { where: { tier: "gold" } });
  expect(rows.map(({ key, value }) => [key.tier, value])).toEqual([["gold", 0.75]]);
  expect(await club.values("tier-distribution", "2012-05", "segment")).toEqual({
    "trade silver": 0.5,
    "trade gold": 0.5,
    "retail gold": 1,
  });
});

test("no member: no share of anything", async () => {
  const club = await handMade(database);
  club.order("A", "2012-01-01", 10_00);
  await club.ready();
  expect(await club.values("tier-distribution", "2012-05", "tier")).toEqual({ none: null });
});
