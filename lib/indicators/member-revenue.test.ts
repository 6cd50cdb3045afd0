import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("only what is dated from the day of joining to the day before leaving: 20 + 30 of five orders", async () => {
  const club = await handMade(database);
  club.member("A", "2012-03-10", "2012-03-20");
  for (const [day, amount] of [
    ["09", 1],
    ["10", 20],
    ["19", 30],
    ["20", 400],
    ["21", 5000],
  ] as const)
    club.order("A", `2012-03-${day}`, amount);
  await club.ready();
  expect(await club.value("member-revenue", "2012-03")).toBe(50);
});

test("a month is the tier's that is held at its end, and a year adds such months", async () => {
  const club = await handMade(database);
  club.member("A", "2012-01-01");
  club.tier("A", "2012-01-01", "silver");
  club.tier("A", "2012-03-15", "gold");
  club.order("A", "2012-02-10", 10_00);
  club.order("A", "2012-03-10", 20_00); // Still silver that day: March is gold's all the same.
  await club.ready();
  const byTier = await club.values("member-revenue", "2012", "tier");
  expect(byTier).toEqual({ silver: 10_00, gold: 20_00 });
});

test("who leaves within the month counts in the tier of the last day as a member", async () => {
  const club = await handMade(database);
  club.member("A", "2012-01-01", "2012-03-20");
  club.tier("A", "2012-01-01", "silver");
  club.tier("A", "2012-03-20", "gold");
  club.order("A", "2012-03-05", 10_00);
  await club.ready();
  expect(await club.values("member-revenue", "2012-03", "tier")).toEqual({ silver: 10_00 });
});

test("history follows the rep of today", async () => {
  const club = await handMade(database);
  club.account("A", { rep: "anna" });
  club.account("B", { rep: "ben" });
  club.account("C");
  for (const [account, amount] of [
    ["A", 1],
    ["B", 2],
    ["C", 4],
  ] as const) {
    club.member(account, "2011-01-01");
    club.order(account, "2011-02-01", amount);
  }
  await club.ready();
  expect(await club.values("member-revenue", "2011", "rep")).toEqual({ anna: 1, ben: 2, none: 4 });
});

test("over 12 months to each month's end, the day of a year before left out; none before 12 months of data", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2011-05-15" });
  club.member("A", "2011-01-01");
  for (const [day, amount] of [
    ["2011-06-01", 1],
    ["2011-06-20", 20],
    ["2011-06-21", 300],
    ["2012-06-20", 4000],
  ] as const)
    club.order("A", day, amount);
  await club.ready();
  const { rows } = await club.ask("member-revenue", "2012-04..2012-06", { definition: "twelve-months", by: ["month"] });
  expect(rows.map(({ value }) => value)).toEqual([null, 321, 4300]);
});
