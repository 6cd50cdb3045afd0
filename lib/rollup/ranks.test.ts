import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** What is not 0 in the ranks of a month, one row a tier held (0: none), lowest first. */
async function ranksOf({ programme }: HandMade, month: string, part = 0) {
  const rows = await database.writer<Record<string, unknown>[]>`
    select * from rank_cube_regions
    where programme_id = ${programme} and month = ${`${month}-01`} and part = ${part} order by tier_id, segment`;
  const kept = (entry: [string, unknown]) => /fifth|rfm|tier_id/.test(entry[0]) && entry[1] !== 0;
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(kept)));
}

test("fifths of eligible accounts: by revenue of 12 months, then by code; the first are larger where five does not divide", async () => {
  const club = await handMade(database);
  for (const [code, cents] of Object.entries({ A: 100, B: 900, C: 500, D: 500, E: 500, F: 300 }))
    club.order(code, "2012-02-10", cents);
  club.order("F", "2011-05-31", 9_000); // The day before the 12 months to May 2012.
  club.order("A", "2012-03-01", -99); // Leaves A 1.
  for (const code of ["B", "D", "F", "G"]) club.member(code, "2012-01-01"); // G never ordered.
  await club.ready();
  // B C | D E | F | A | G; of members who order, on one day each, B comes third in everything, D second, F first.
  expect(await ranksOf(club, "2012-05")).toEqual([
    {
      eligible_fifth_1: 2,
      eligible_fifth_2: 2,
      eligible_fifth_3: 1,
      eligible_fifth_4: 1,
      eligible_fifth_5: 1,
      members_fifth_1: 1,
      members_fifth_2: 1,
      members_fifth_3: 1,
      members_fifth_5: 1,
      rfm_regular: 1,
      rfm_regular_cents: 900,
      rfm_dormant: 2,
      rfm_dormant_cents: 800,
      rfm_inactive: 1,
    },
  ]);
});

test("fifths of flagged accounts: one that is not flagged counts while it is a member only", async () => {
  const club = await handMade(database);
  club.account("A", { eligible: true });
  club.member("B", "2012-01-01", "2012-04-30");
  club.order("B", "2012-02-01", 100);
  club.order("C", "2012-02-01", 900);
  await club.ready();
  expect(await ranksOf(club, "2012-03")).toEqual([
    { eligible_fifth_1: 1, eligible_fifth_2: 1, members_fifth_1: 1, rfm_dormant: 1, rfm_dormant_cents: 100 },
  ]);
  expect(await ranksOf(club, "2012-04")).toEqual([{ eligible_fifth_1: 1 }]); // B left on its last day.
});

test("rfm groups of five members, each with a score of its own, and by the tier that they hold", async () => {
  const club = await handMade(database);
  // Recency 5 4 3 2 1 of A E D C B.
  const orders: Record<string, [last: string, orders: number, cents: number]> = {
    A: ["2012-05-05", 9, 9_000], // 5 5 5
    B: ["2012-01-01", 8, 1_000], // 1 4 1
    C: ["2012-02-01", 3, 2_000], // 2 3 2
    D: ["2012-03-01", 2, 5_000], // 3 2 4
    E: ["2012-04-01", 1, 3_000], // 4 1 3
  };
  for (const [code, [last, count, cents]] of Object.entries(orders)) {
    club.member(code, "2010-01-01");
    for (let i = 1; i < count; i++) club.order(code, "2011-12-01", 1);
    club.order(code, last, cents - (count - 1));
  }
  club.member("F", "2010-01-01");
  club.tier("A", "2010-01-01", "gold");
  club.tier("B", "2010-01-01", "silver");
  await club.ready();
  const none = { members_fifth_2: 1, eligible_fifth_2: 1, members_fifth_3: 1, eligible_fifth_3: 1 };
  expect(await ranksOf(club, "2012-05")).toEqual([
    {
      // Six by revenue: A D | E | C | B | F.
      ...{ members_fifth_1: 1, eligible_fifth_1: 1, members_fifth_5: 1, eligible_fifth_5: 1, ...none },
      rfm_big_spenders: 1,
      rfm_big_spenders_cents: 5_000,
      rfm_promising: 1,
      rfm_promising_cents: 3_000,
      rfm_dormant: 1,
      rfm_dormant_cents: 2_000,
      rfm_inactive: 1,
    },
    { tier_id: 2, members_fifth_4: 1, eligible_fifth_4: 1, rfm_at_risk: 1, rfm_at_risk_cents: 1_000 },
    { tier_id: 3, members_fifth_1: 1, eligible_fifth_1: 1, rfm_champions: 1, rfm_champions_cents: 9_000 },
  ]);
});

test("equal in everything, the first code has the best scores; who left is in no tier", async () => {
  const club = await handMade(database);
  for (const code of ["A", "B", "C", "D", "E", "F"]) {
    club.member(code, "2010-01-01", code === "F" ? "2012-05-20" : null);
    club.order(code, "2012-03-01", 100);
  }
  club.tier("F", "2010-01-01", "gold");
  await club.ready();
  const [row, ...others] = await ranksOf(club, "2012-05");
  expect(row).toMatchObject({ rfm_champions: 2, rfm_regular: 1, rfm_dormant: 2 }); // A B, C, D E.
  expect(row).toMatchObject({ members_fifth_1: 2, members_fifth_4: 1, eligible_fifth_4: 1, eligible_fifth_5: 1 });
  expect(others).toEqual([]);
});

test("ranked where 12 months are known: at each month's end, as of, and the same day of earlier years", async () => {
  const club = await handMade(database, { dataFrom: "2010-06-21", asOf: "2012-06-20" });
  club.member("A", "2010-01-01");
  await club.ready();
  const moments = await database.writer`
    select to_char(month, 'yyyy-mm') || '/' || part as moment from rank_cube_reps
    where programme_id = ${club.programme} and month not between '2011-08-01' and '2012-04-01' order by month, part`;
  // To June 20, 2011: 12 months from June 21, 2010. Those to May 31, 2011 began before the data.
  expect(moments.map(({ moment }) => moment)).toEqual([
    "2011-06/0",
    "2011-06/1",
    "2011-07/0",
    "2012-05/0",
    "2012-06/0",
  ]);
});

test("only cells that say something else are written again", async () => {
  const club = await handMade(database);
  for (const [code, segment] of Object.entries({ A: "north", B: "south", C: "west" })) {
    club.account(code, { segment });
    club.order(code, "2011-01-10", 100);
  }
  await club.ready();
  const written = () => database.writer<{ segment: string; month: string; xid: string }[]>`
    select segment, month || '/' || part as month, xmin::text as xid from rank_cube_reps
    where programme_id = ${club.programme} order by 1, 2`;
  const before = await written();
  club.objective("A", 2012, 1_000);
  club.earn("B", "2011-02-01", 50);
  await club.ready(); // All accounts are looked at again: none stands otherwise.
  expect(await written()).toEqual(before);
  club.order("B", "2011-11-05", 50);
  await club.ready();
  const after = await written();
  const kept = before.filter((row) => after.some((now) => isDeepStrictEqual(now, row)));
  // To the end of the year B comes before A, and C is third as before; then B is the only one, and no one was.
  expect(kept).toEqual(before.filter(({ segment, month }) => segment === "west" || month < "2011-11-01"));
  expect(await ranksOf(club, "2011-12")).toEqual([
    { eligible_fifth_2: 1 },
    { eligible_fifth_1: 1 }, // B before A.
    { eligible_fifth_3: 1 },
  ]);
});
