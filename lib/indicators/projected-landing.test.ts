import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** `base`, which has no objective, ordered so much by a day and so much after it, in each of some years. */
function seasons(club: HandMade, years: [until: string, by: number, after: string, then: number][]) {
  for (const [until, by, after, then] of years) {
    club.order("base", until, by);
    club.order("base", after, then);
  }
}

test("30 of 100 at the end of March, by when a quarter of the year was done last year: it lands at 120", async () => {
  const club = await handMade(database, { asOf: "2012-03-31", dataFrom: "2011-01-01" });
  seasons(club, [["2011-03-31", 25_00, "2011-04-01", 75_00]]);
  club.objective("A", 2012, 100_00);
  club.order("A", "2012-03-31", 30_00);
  await club.ready();
  expect(await club.row("projected-landing", "2012")).toMatchObject({
    value: 1.2,
    numerator: 120_00,
    denominator: 100_00,
    partial: true,
  });
});

test("the mean of the last three years' shares, not of their revenue: 20 %, 30 % and 40 %; a fourth is too long ago", async () => {
  const club = await handMade(database, { asOf: "2012-03-31", dataFrom: "2008-01-01" });
  seasons(club, [
    ["2008-03-31", 100_00, "2008-04-01", 0],
    ["2009-03-31", 20_00, "2009-04-01", 80_00],
    ["2010-03-31", 300_00, "2010-04-01", 700_00],
    ["2011-03-31", 4_00, "2011-04-01", 6_00],
  ]);
  for (const account of ["A", "B"]) club.objective(account, 2012, 50_00);
  club.order("A", "2012-01-01", 30_00);
  await club.ready();
  const row = await club.row("projected-landing", "2012");
  expect(row).toMatchObject({ numerator: 100_00, denominator: 100_00 });
  expect(row.value).toBeCloseTo(1, 9);
});

test("to the same day of the year before, all of February for all of February: 40 % on June 20, 30 % on February 28", async () => {
  const june = await handMade(database, { asOf: "2012-06-20", dataFrom: "2011-01-01" });
  seasons(june, [["2011-06-20", 40_00, "2011-06-21", 60_00]]);
  const february = await handMade(database, { asOf: "2013-02-28", dataFrom: "2012-01-01" });
  seasons(february, [["2012-02-29", 30_00, "2012-03-01", 70_00]]);
  june.objective("A", 2012, 100_00);
  june.order("A", "2012-06-20", 20_00);
  february.objective("A", 2013, 100_00);
  february.order("A", "2013-02-28", 15_00);
  for (const club of [june, february]) {
    await club.ready();
    expect(await club.row("projected-landing", "ytd")).toMatchObject({ value: 0.5, numerator: 50_00 });
  }
});

test("nothing is projected before a fifth of the year is done, nor without a complete year; at a fifth it is", async () => {
  const landed: (number | null)[] = [];
  for (const [by, dataFrom] of [
    [20_00, "2011-01-01"],
    [19_00, "2011-01-01"],
    [20_00, "2011-01-02"],
  ] as const) {
    const club = await handMade(database, { asOf: "2012-01-31", dataFrom });
    seasons(club, [["2011-01-31", by, "2011-02-01", 100_00 - by]]);
    club.objective("A", 2012, 100_00);
    club.order("A", "2012-01-31", 10_00);
    await club.ready();
    landed.push(await club.value("projected-landing", "2012"));
  }
  expect(landed).toEqual([0.5, null, null]);
});

test("in a fiscal year from July, by the season since July", async () => {
  const club = await handMade(database, { asOf: "2011-09-30", dataFrom: "2010-07-01", fiscalStartMonth: 7 });
  seasons(club, [["2010-09-30", 25_00, "2011-06-30", 75_00]]);
  club.objective("A", 2012, 200_00);
  club.order("A", "2011-07-01", 50_00);
  await club.ready();
  expect(await club.row("projected-landing", "fy2012")).toMatchObject({ value: 1, numerator: 200_00 });
});

/** Which band each account is in, each being a segment of its own. */
async function bandsOf(club: HandMade) {
  const { rows } = await club.ask("projected-landing", "ytd", { definition: "bands", by: ["segment"] });
  return Object.fromEntries(rows.filter(({ value }) => value).map(({ key }) => [key.segment, key.part]));
}

test("bands of 100: half of the year done, 50 is on track, 42.50 within reach and 42.49 late", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2011-01-01" });
  seasons(club, [["2011-06-20", 100_00, "2011-06-21", 100_00]]);
  for (const [code, cents] of Object.entries({ done: 100_00, onTrack: 50_00, reach: 42_50, late: 42_49 })) {
    club.account(code, { segment: code });
    club.objective(code, 2012, 100_00);
    for (const day of ["2012-05-11", "2012-05-21"]) club.order(code, day, 1_00);
    club.order(code, "2012-05-31", cents - 2_00); // Every 10 days, and none for 20.
  }
  await club.ready();
  expect(await bandsOf(club)).toEqual({ done: "attained", onTrack: "on-track", reach: "within-reach", late: "late" });
  const { rows } = await club.ask("projected-landing", "ytd", { definition: "bands" });
  expect(rows.map(({ key, value, denominator }) => [key.part, value, denominator])).toEqual([
    ["attained", 1, 4],
    ["on-track", 1, 4],
    ["within-reach", 1, 4],
    ["late", 1, 4],
    ["waiting", 0, 4],
    ["lost", 0, 4],
  ]);
});

test("silent for over twice its usual time is lost, though far ahead; nothing yet, but not for longer than usual, is waiting", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2011-01-01" });
  const orders: Record<string, [day: string, cents: number][]> = {
    // Every 10 days, and none for 21.
    silent: [
      ["2012-05-10", 40_00],
      ["2012-05-20", 40_00],
      ["2012-05-30", 10_00],
    ],
    // The same, and attained.
    done: [
      ["2012-05-10", 40_00],
      ["2012-05-20", 40_00],
      ["2012-05-30", 20_00],
    ],
    // After 181 and 183 days, and none for 172.
    slow: [
      ["2011-01-01", 20_00],
      ["2011-07-01", 10_00],
      ["2011-12-31", 10_00],
    ],
    // After 10 and 10 days, and none for 10; what it bought went back.
    back: [
      ["2012-05-21", 10_00],
      ["2012-05-31", 10_00],
      ["2012-06-10", 10_00],
      ["2012-06-15", -30_00],
    ],
    // A return is no order.
    never: [["2012-06-15", -5_00]],
  };
  for (const [code, list] of Object.entries(orders)) {
    club.account(code, { segment: code });
    club.objective(code, 2012, 100_00);
    for (const [day, cents] of list) club.order(code, day, cents);
  }
  await club.ready();
  expect(await bandsOf(club)).toEqual({
    silent: "lost",
    done: "attained",
    slow: "waiting",
    back: "waiting",
    never: "lost",
  });
});

test("who ordered on under 3 days is held to the programme's usual time; without a season who is not lost is late", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2012-01-01" });
  for (const day of ["2012-06-01", "2012-06-11", "2012-06-20"]) club.order("base", day, 1_00); // 10 and 9 days.
  for (const day of ["2012-05-21", "2012-06-01", "2012-06-12"]) club.order("other", day, 1_00); // 11 and 11 days.
  for (const [code, day] of Object.entries({ in21: "2012-05-30", in22: "2012-05-29" })) {
    club.account(code, { segment: code });
    club.objective(code, 2012, 100_00);
    club.order(code, day, 90_00);
    club.order(code, day, 5_00);
  }
  await club.ready();
  // Usually 10.5 days, the median of 9, 10, 11 and 11: lost after 21.
  expect(await bandsOf(club)).toEqual({ in21: "late", in22: "lost" });
});
