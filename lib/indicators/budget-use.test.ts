import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A fiscal year from July that had so much of its revenue by the end of February, and the rest after. */
function year(club: HandMade, ends: number, byFebruary: number, after: number): void {
  club.order("base", `${ends - 1}-07-01`, byFebruary);
  club.order("base", `${ends}-03-01`, after);
}

test("30 of 100 spent where 60 % of the year is usually done: it will land at 50 %", async () => {
  const club = await handMade(database, {
    ...{ asOf: "2012-02-29", dataFrom: "2010-07-01", fiscalStartMonth: 7, budget: 100_00 },
  });
  club.order("base", "2011-02-28", 60_00); // The end of February, leap year or not.
  club.order("base", "2011-03-01", 40_00);
  club.reward("base", "2011-06-30", "gift", 100, 50_00); // Of the year before.
  club.reward("base", "2011-07-01", "gift", 100, 10_00);
  club.reward("base", "2012-02-29", "gift", 100, 20_00);
  club.reward("base", "2012-02-29", "gift", 100, 90_00, true);
  club.cost("2012-01-01", 90_00); // The budget is of rewards.
  await club.ready();
  const { rows } = await club.ask("budget-use", "2012-02"); // The year's start to the day, whatever the period.
  expect(rows.map(({ key }) => key.part)).toEqual(["used", "season", "landing"]);
  expect(rows[0]).toMatchObject({ value: 0.3, numerator: 30_00, denominator: 100_00 });
  expect(rows[1]?.value).toBeCloseTo(0.6, 12);
  expect(rows[2]?.value).toBeCloseTo(0.5, 12);
});

test("the season is the mean of the last three whole years; on a year's last day all of it is done", async () => {
  const club = await handMade(database, {
    ...{ asOf: "2012-02-29", dataFrom: "2007-07-01", fiscalStartMonth: 7, budget: 100_00 },
  });
  year(club, 2008, 0, 100_00); // A fourth year back: left out.
  year(club, 2009, 50_00, 50_00);
  year(club, 2010, 600_00, 400_00); // Ten times the size, and one of three all the same.
  year(club, 2011, 70_00, 30_00);
  club.reward("base", "2011-05-01", "gift", 100, 40_00);
  await club.ready();
  expect((await club.parts("budget-use", "2012-02")).season).toBeCloseTo(0.6, 12);
  const parts = await club.parts("budget-use", "2011-06");
  expect(parts.used).toBe(0.4);
  expect(parts.season).toBeCloseTo(1, 12);
  expect(parts.landing).toBeCloseTo(0.4, 12);
});

test("under a fifth of the year, or without a whole year before: no landing, though the use is known", async () => {
  const settings = { asOf: "2012-02-29", fiscalStartMonth: 7, budget: 100_00 };
  const early = await handMade(database, { ...settings, dataFrom: "2010-07-01" });
  year(early, 2011, 10_00, 90_00);
  early.reward("base", "2011-07-01", "gift", 100, 30_00);
  await early.ready();
  const parts = await early.parts("budget-use", "2012-02");
  expect(parts).toMatchObject({ used: 0.3, landing: null });
  expect(parts.season).toBeCloseTo(0.1, 12);
  const young = await handMade(database, { ...settings, dataFrom: "2010-07-02" });
  year(young, 2011, 60_00, 40_00);
  young.reward("base", "2011-07-01", "gift", 100, 30_00);
  await young.ready();
  expect(await young.parts("budget-use", "2012-02")).toEqual({ used: 0.3, season: null, landing: null });
  const late = await handMade(database, { ...settings, dataFrom: "2011-07-02" });
  late.reward("base", "2011-08-01", "gift", 100, 30_00);
  await late.ready();
  expect((await late.parts("budget-use", "2012-02")).used, "the year began before the data").toBeNull();
});

test("without a budget there is no use of it; a programme without rewards has none", async () => {
  const club = await handMade(database);
  club.reward("A", "2012-03-01", "gift", 100, 30_00);
  await club.ready();
  expect(await club.parts("budget-use", "2012-03")).toMatchObject({ used: null, landing: null });
  const bare = await handMade(database, { features: ["points"], budget: 100_00 });
  await bare.ready();
  await expect(bare.ask("budget-use", "2012-03")).rejects.toThrow(RequestError);
});
