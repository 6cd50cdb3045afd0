import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a gift at 30, a card at 10: 75 % of the cost, half of the orders, 2 points in 3; a cancelled trip is nothing", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.reward("A", "2012-03-01", "gift", 200, 30_00);
  club.reward("A", "2012-04-01", "gift-card", 100, 10_00);
  club.reward("A", "2012-04-02", "experience", 900, 500_00, true);
  await club.ready();
  const mix = (definition: string) => club.values("reward-mix", "2012", "kind", { definition });
  expect(await mix("cost")).toEqual({ gift: 0.75, "gift-card": 0.25 });
  expect(await mix("orders")).toEqual({ gift: 0.5, "gift-card": 0.5 });
  const points = await mix("points");
  expect(points.gift).toBeCloseTo(2 / 3, 12);
  expect(Object.values(points).reduce((sum: number, value) => sum + (value ?? 0), 0)).toBeCloseTo(1, 12);
});

test("by tier, the kinds of each tier make 100 %; of one kind, its share of all", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B"]) {
    club.member(account, "2011-01-01");
    club.tier(account, "2011-01-01", account === "A" ? "gold" : "silver");
    club.reward(account, "2012-03-01", "gift", 100, 10_00);
  }
  club.reward("A", "2012-03-02", "service", 100, 30_00);
  await club.ready();
  const { rows } = await club.ask("reward-mix", "2012-03", { by: ["tier"] });
  expect(rows.map(({ key, value }) => [key.tier, key.kind, value])).toEqual([
    ["silver", "gift", 1],
    ["gold", "gift", 0.25],
    ["gold", "service", 0.75],
  ]);
  const gifts = await club.ask("reward-mix", "2012-03", { where: { kind: "gift" } });
  expect(gifts.rows.map(({ key, value }) => [key.kind, value])).toEqual([["gift", 0.4]]);
});

test("rewards that cost nothing have no mix by cost, and one by orders", async () => {
  const club = await handMade(database);
  club.reward("A", "2012-03-01", "discount", 100, 0);
  await club.ready();
  expect(await club.values("reward-mix", "2012", "kind")).toEqual({ discount: null });
  expect(await club.values("reward-mix", "2012", "kind", { definition: "orders" })).toEqual({ discount: 1 });
});

test("reward by reward: orders, their share, points and cost, beside those to the same day N-1; cancelled ones are none", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.account("A", { segment: "trade", rep: "R1" });
  club.account("B", { segment: "retail", rep: "R2" });
  for (const day of ["2011-05-01", "2011-06-21", "2012-01-10", "2012-06-20"]) club.reward("A", day, "gift", 200, 30_00);
  club.reward("B", "2012-03-01", "gift", 100, 0);
  club.reward("B", "2012-03-02", "service", 50, 5_00);
  club.reward("B", "2012-03-03", "experience", 900, 500_00, true);
  await club.ready();
  const ask = async (more: object = {}) => {
    const { rows, rewards } = await club.ask("reward-mix", "ytd", { definition: "rewards", compare: "n-1", ...more });
    return {
      rewards,
      figures: rows.map(({ key, value, previous }) => [key.reward, key.part, value, previous]),
    };
  };
  const whole = await ask();
  expect(whole.rewards).toEqual({ gift: "gift", service: "service" });
  expect(whole.figures).toEqual([
    ["gift", "orders", 3, 1],
    ["gift", "share", 0.75, 1],
    ["gift", "points", 500, 200],
    ["gift", "cost", 60_00, 30_00],
    ["service", "orders", 1, 0],
    ["service", "share", 0.25, 0],
    ["service", "points", 50, 0],
    ["service", "cost", 5_00, 0],
  ]);
  const ordersOf = async (more: object) => (await ask(more)).figures.filter(([, part]) => part === "orders");
  expect(await ordersOf({ where: { segment: "retail" } })).toEqual([
    ["gift", "orders", 1, 0],
    ["service", "orders", 1, 0],
  ]);
  expect(await ordersOf({ where: { rep: "R1" } })).toEqual([["gift", "orders", 2, 1]]);
  expect(await ordersOf({ where: { reward: "service" } })).toEqual([["service", "orders", 1, 0]]);
});
