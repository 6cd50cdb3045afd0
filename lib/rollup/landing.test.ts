import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";
import { refreshRollups } from "./refresh";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function nowOf({ programme }: HandMade, column: "landing_band" | "usual_interval_days") {
  const rows = await database.writer<{ code: string; value: string | number | null }[]>`
    select a.code, n.${database.writer(column)} as value
    from account_now n join accounts a on a.programme_id = n.programme_id and a.id = n.account_id
    where n.programme_id = ${programme} order by 1`;
  return Object.fromEntries(rows.map(({ code, value }) => [code, value]));
}

async function usualOf({ programme }: HandMade): Promise<number | null> {
  const [row] = await database.writer<{ value: number }[]>`
    select value from programme_references where programme_id = ${programme} and reference = 'usual-interval'`;
  return row?.value ?? null;
}

/** Each of the two years before as of's had half of its revenue by June 20. */
async function halfway() {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2010-01-01" });
  for (const year of [2010, 2011])
    for (const day of ["03-01", "09-01"]) club.order("base", `${year}-${day}`, 1_000_000);
  return club;
}

test("bands: revenue to date over the share of the year that is usually done by as of", async () => {
  const club = await halfway();
  const revenues = { attained: 1_000, onTrack: 500, justOnTrack: 501, reach: 425, late: 424, soon: 999 };
  for (const [code, cents] of Object.entries(revenues)) {
    club.objective(code, 2012, 1_000);
    for (const day of ["2012-04-21", "2012-05-21", "2012-06-20"]) club.order(code, day, 1);
    club.order(code, "2012-06-20", cents - 3);
  }
  club.order("none", "2012-06-20", 1_000); // Without an objective.
  club.objective("past", 2011, 1);
  club.order("past", "2012-06-20", 1_000);
  await club.ready();
  expect(await nowOf(club, "landing_band")).toEqual({
    base: null,
    attained: "attained",
    onTrack: "on_track",
    justOnTrack: "on_track",
    reach: "within_reach",
    late: "late",
    soon: "on_track",
    none: null,
    past: null,
  });
});

test("lost: silent for more than twice its usual interval; waiting: nothing this year, but not for longer than usual", async () => {
  const club = await halfway();
  const days: Record<string, string[]> = {
    waiting: ["2010-08-05", "2011-03-05", "2011-12-05"], // Usually 212 and 275 days: 243.5; silent for 198.
    stillWaiting: ["2011-04-16", "2011-08-18", "2012-02-18"], // 124 and 184: 154; silent for 123.
    late: ["2011-05-21", "2011-08-29", "2011-12-06"], // 100 and 99: 99.5; silent for 197.
    lost: ["2011-05-01", "2011-08-09", "2011-11-17"], // 100 and 100; silent for 216.
    lostThough: ["2012-03-01", "2012-03-02", "2012-03-03"], // Far ahead, but usually 1.
    onEdge: ["2011-09-04", "2011-12-13", "2012-03-22"], // 100 and 100; silent for 90.
  };
  for (const [code, orders] of Object.entries(days)) {
    club.objective(code, 2012, 100);
    for (const day of orders) club.order(code, day, code === "lostThough" ? 33 : 99);
  }
  club.order("stillWaiting", "2012-03-01", -99); // Given back: nothing this year.
  club.objective("never", 2012, 100);
  club.order("never", "2012-06-01", -5);
  club.order("never", "2009-12-31", 500); // Before the data.
  await club.ready();
  expect(await nowOf(club, "landing_band")).toEqual({
    base: null,
    waiting: "waiting",
    stillWaiting: "waiting",
    late: "late",
    lost: "lost",
    lostThough: "lost",
    onEdge: "on_track",
    never: "lost",
  });
});

test("under three order days the programme's usual interval holds, and without any, a year", async () => {
  const alone = await handMade(database, { asOf: "2012-06-20", dataFrom: "2010-01-01" });
  alone.objective("A", 2012, 100);
  alone.order("A", "2011-06-21", 50); // 365 days ago.
  alone.objective("B", 2012, 100);
  alone.order("B", "2011-06-20", 50); // 366
  alone.objective("C", 2012, 100);
  alone.order("C", "2010-06-21", 50); // 730
  alone.objective("D", 2012, 100);
  alone.order("D", "2010-06-20", 50); // 731
  await alone.ready();
  expect(await usualOf(alone)).toBeNull();
  expect(await nowOf(alone, "landing_band")).toEqual({ A: "waiting", B: "late", C: "late", D: "lost" });

  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2010-01-01" });
  for (const day of ["2010-06-20", "2010-06-21", "2010-06-21", "2010-07-01", "2010-07-31"]) club.order("A", day, 10);
  club.order("B", "2012-01-01", 10);
  club.order("B", "2012-01-01", 10, { cancelled: true });
  club.order("B", "2012-01-21", 10);
  club.order("B", "2012-01-25", -10);
  await club.ready();
  // From June 21, 2010 on: 10 and 30 days of A, 20 of B; its return is no order.
  expect(await usualOf(club)).toBe(20);
  expect(await nowOf(club, "usual_interval_days")).toEqual({ A: 20, B: null });
  for (const [code, day] of Object.entries({ C: "2012-05-31", D: "2012-05-10", E: "2012-05-11" })) {
    club.objective(code, 2012, 1_000);
    club.order(code, day, 1);
  }
  await club.ready();
  // Silent for 20, 41 and 40 days.
  expect(await nowOf(club, "landing_band")).toMatchObject({ C: "late", D: "lost", E: "late" });
});

test("no landing before a fifth of the year is usually done, nor without a complete year", async () => {
  const club = await handMade(database, { asOf: "2012-02-10", dataFrom: "2011-01-01" });
  club.order("base", "2011-02-10", 199);
  club.order("base", "2011-12-01", 801);
  club.objective("A", 2012, 1_000);
  club.order("A", "2012-02-01", 900);
  await club.ready();
  expect(await nowOf(club, "landing_band")).toEqual({ A: "late", base: null });
  club.order("base", "2011-02-01", 2); // 201 of 1,002.
  await club.ready();
  expect(await nowOf(club, "landing_band")).toEqual({ A: "on_track", base: null });
});

test("a day later: orders leave the 24 months, silence lasts longer, and the cubes follow", async () => {
  const club = await halfway();
  club.account("A", { segment: "trade", region: "east", rep: "R" });
  club.member("A", "2010-01-01");
  club.tier("A", "2010-01-01", "gold");
  club.objective("A", 2012, 100);
  for (const day of ["2010-06-21", "2010-06-25", "2010-07-19", "2012-05-23"]) club.order("A", day, 10);
  club.objective("B", 2012, 100);
  await club.ready();
  // 4, 24 and 674 days: usually 24; then 24 and 674: 349.
  expect((await nowOf(club, "usual_interval_days")).A).toBe(24);
  const cube = (table: string) => database.writer`
    select tier_id, segment, region, landing_late as late, landing_lost as lost from ${database.writer(table)}
    where programme_id = ${club.programme} order by tier_id`;
  const expected = [
    { tier_id: 0, segment: "", region: "", late: 0, lost: 1 },
    { tier_id: 3, segment: "trade", region: "east", late: 1, lost: 0 },
  ];
  expect(await cube("now_cube_regions")).toEqual(expected);
  expect(await cube("now_cube_reps")).toEqual(expected);
  const move = (day: string) =>
    database.writer.begin(async (tx) => {
      await tx`update programmes set as_of = ${day} where id = ${club.programme}`;
      await refreshRollups(tx, club.programme);
    });
  await move("2012-06-21");
  expect((await nowOf(club, "usual_interval_days")).A).toBe(349);
  await move("2012-07-19"); // One gap is left, of 674 days: two order days are too few, and the programme's are 184, 181…
  expect((await nowOf(club, "usual_interval_days")).A).toBeNull();
  await move("2012-06-20");
  expect((await nowOf(club, "usual_interval_days")).A).toBe(24);
});
