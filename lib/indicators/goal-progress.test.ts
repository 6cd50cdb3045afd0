import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A member's orders: 25 by the end of March 2011 and 75 after; 50 by the end of March 2012. */
async function seasonalClub(asOf: string, dataFrom = "2011-01-01") {
  const club = await handMade(database, { asOf, dataFrom });
  club.member("A", "2010-01-01");
  club.order("A", "2011-01-20", 10_00);
  club.order("A", "2011-03-31", 15_00);
  club.order("A", "2011-10-01", 75_00);
  club.order("A", "2012-01-20", 20_00);
  club.order("A", "2012-03-31", 30_00);
  return club;
}

test("50 of 160, from 100, after 25 to that day last year: 31 %, and at the season's pace it lands at 200", async () => {
  const club = await seasonalClub("2012-03-31");
  club.goal("member-revenue", "fy2012", 160_00, 100_00);
  await club.ready();
  const { rows } = await club.ask("goal-progress", "ytd");
  expect(rows).toMatchObject([
    {
      key: { indicator: "member-revenue" },
      period: "fy2012",
      value: 50 / 160,
      numerator: 50_00,
      denominator: 160_00,
      baseline: 100_00,
      previous: 25_00,
      change: 1,
      projected: 200_00,
      partial: true,
      unit: "money",
    },
  ]);
});

test("before a fifth of the season is done nothing is projected: 10 % on January 31", async () => {
  const club = await seasonalClub("2012-01-31");
  club.goal("member-revenue", "fy2012", 160_00);
  await club.ready();
  expect(await club.row("goal-progress", "ytd")).toMatchObject({ value: 0.125, baseline: null, projected: null });
});

test("without a complete year there is no season", async () => {
  const club = await seasonalClub("2012-03-31", "2011-01-02");
  club.goal("member-revenue", "fy2012", 100_00);
  await club.ready();
  expect(await club.row("goal-progress", "ytd")).toMatchObject({ value: 0.5, previous: null, projected: null });
});

test("the season is the mean of the complete years, to the same day: (25 % + 75 %) ÷ 2, so 50 lands at 100", async () => {
  const club = await seasonalClub("2012-03-31", "2010-01-01");
  club.order("B", "2010-02-01", 75_00); // Not a member: the season is the programme's whole revenue.
  club.order("B", "2010-05-01", 25_00);
  club.goal("orders", "fy2012", 4);
  club.goal("member-revenue", "fy2012", 100_00);
  await club.ready();
  const { rows } = await club.ask("goal-progress", "ytd");
  expect(rows.map(({ numerator, projected }) => [numerator, projected])).toEqual([
    [2, 4],
    [50_00, 100_00],
  ]);
});

test("a year cut on the 10th has the share of last year's days to the 10th: 40 %", async () => {
  const club = await handMade(database, { asOf: "2012-03-10", dataFrom: "2011-01-01" });
  club.member("A", "2010-01-01");
  club.order("A", "2011-03-10", 40_00);
  club.order("A", "2011-03-11", 60_00);
  club.order("A", "2012-03-10", 60_00);
  club.goal("member-revenue", "fy2012", 100_00);
  await club.ready();
  expect(await club.row("goal-progress", "ytd")).toMatchObject({ previous: 40_00, projected: 150_00 });
});

test("rates and stocks are not projected, nor a year that is over", async () => {
  const club = await seasonalClub("2012-03-31");
  club.goal("active-rate", "fy2012", 0.5);
  club.goal("members", "fy2012", 4);
  club.goal("member-revenue", "fy2011", 200_00);
  await club.ready();
  const { rows } = await club.ask("goal-progress", "2011-01..2012-12");
  expect(rows.map(({ key, value, projected }) => [key.indicator, value, projected])).toEqual([
    ["active-rate", 2, null],
    ["members", 0.25, null],
    ["member-revenue", 0.5, null],
  ]);
});

test("a goal on half a year does not land where the whole year would: last year did nothing from April to June", async () => {
  const club = await seasonalClub("2012-03-31");
  club.goal("member-revenue", "2012-01..2012-06", 60_00);
  await club.ready();
  const { projected } = await club.row("goal-progress", "ytd");
  expect([null, 50_00]).toContain(projected);
});

test("goals of another period, and of one to come, are left out; a target of 0 has no progress", async () => {
  const club = await seasonalClub("2012-03-31");
  club.goal("orders", "2011", 1);
  club.goal("orders", "2012-Q2", 1);
  club.goal("leavers", "2012-Q1", 0);
  await club.ready();
  const { rows } = await club.ask("goal-progress", "2012-Q1");
  expect(rows.map(({ key, value, numerator }) => [key.indicator, value, numerator])).toEqual([["leavers", null, 0]]);
});
