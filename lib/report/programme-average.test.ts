import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { wholeList } from "@/lib/lists/list-request";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { listReps, viewerWith } from "@/lib/testing/viewers";
import { queryAccounts } from "./query-accounts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function average(viewer: Viewer, filters: Record<string, string> = {}, search = "") {
  const list = await queryAccounts(viewer, { ...wholeList({ list: "portfolio" }, filters), search });
  return list.totals?.average;
}
const portfolioOf = (programme: number, repIds: number[]) =>
  viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds });

test.each([
  ["2024-12-17", 1, "2024-11-30", "2024-01-01"],
  ["2025-02-28", 1, "2025-02-28", "2025-01-01"],
  ["2024-03-05", 7, "2024-02-29", "2023-07-01"],
])("as of %s, a fiscal year from month %i: the facts to %s", async (asOf, fiscalStartMonth, to, start) => {
  const sql = database.writer;
  const options = { asOf, dataFrom: "2022-07-01", fiscalStartMonth, accounts: 200, flagged: false };
  const programme = await writeRandomProgramme(sql, 91, options);
  await sql`update programmes set features = '{points,tiers,objectives,margin}' where id = ${programme}`;
  await sql.begin((tx) => refreshRollups(tx, programme));
  const [facts] = await sql<{ growth: number; attainment: number; buyers: number }[]>`
    with year as (
      select coalesce(sum(revenue_cents) filter (where ordered_on between ${start}::date and ${to}::date), 0) as now,
        coalesce(sum(revenue_cents) filter (
          where ordered_on >= ${start}::date - interval '1 year'
            and ordered_on < ${to}::date + 1 - interval '1 year'), 0) as before
      from orders where programme_id = ${programme} and status <> 'cancelled'
    ), goals as (
      select count(*) as objectives, count(*) filter (where done >= target_cents) as attained
      from (
        select y.target_cents, (
          select coalesce(sum(o.revenue_cents), 0) from orders o
          where o.programme_id = y.programme_id and o.account_id = y.account_id and o.status <> 'cancelled'
            and o.ordered_on between ${start} and ${to}
        ) as done
        from account_year y
        where y.programme_id = ${programme} and y.fiscal_year = extract(year from ${start}::date + interval '11 months')
      ) g
    )
    select now::float8 / before - 1 as growth, attained::float8 / objectives as attainment from year, goals`;
  const [one = 0] = await listReps(database, programme);
  const told = await average(portfolioOf(programme, [one]));
  expect(told?.to).toBe(to);
  expect(told?.revenue).toBeCloseTo(facts?.growth ?? 0, 12);
  expect(told?.objectives).toBeCloseTo(facts?.attainment ?? 0, 12);
});

/** Stands for no rep. */
const NOBODY = "nobody";

describe("by hand", () => {
  /** Accounts with an objective each, 21 of them outside Anna's portfolio: 10 of Ben's, 11 of Carl's. */
  async function club(
    asOf = "2012-06-20",
    others: [string, number][] = [
      ["Ben", 10],
      ["Carl", 11],
    ],
  ) {
    const made = await handMade(database, { asOf });
    for (const rep of ["Anna", ...others.map(([name]) => name)]) if (rep !== NOBODY) made.rep(rep);
    const accounts = [["Anna", 1] as const, ...others].flatMap(([rep, count]) =>
      Array.from({ length: count }, (_, place) => ({ code: `${rep}${place}`, rep })),
    );
    for (const [place, { code, rep }] of accounts.entries()) {
      made.account(code, rep === NOBODY ? {} : { rep });
      made.member(code, "2011-01-01");
      made.order(code, "2011-05-30", 1_000);
      made.order(code, "2011-06-05", 9_000); // after the end of May
      made.order(code, "2012-05-31", 1_200);
      made.order(code, "2012-06-01", 5_000); // the running month is not told
      made.objective(code, 2012, place < 11 ? 1_100 : 2_000);
    }
    await made.ready();
    return made;
  }
  const anna = 1;

  test("growth and objectives of all accounts, to the end of the last whole month", async () => {
    const { programme } = await club();
    // 22 accounts: 1,200 on 1,000 each; 11 of 22 have passed 1,100 by the end of May.
    expect(await average(portfolioOf(programme, [anna]))).toEqual({
      to: "2012-05-31",
      revenue: expect.closeTo(0.2, 12),
      objectives: 0.5,
    });
  });

  test("not of a filter nor of a search, not without the right, not to who sees the whole", async () => {
    const made = await club();
    const seller = portfolioOf(made.programme, [anna]);
    expect(await average(seller, { rep: "Anna" })).toBeUndefined();
    expect(await average(seller, {}, "Anna0")).toBeUndefined();
    expect(await average(await made.viewer())).toBeUndefined();
    const without = (right: string) => ({
      ...seller,
      rights: new Set([...seller.rights].filter((id) => id !== right)),
    });
    expect(Object.keys((await average(without("revenue"))) ?? {})).toEqual(["to", "objectives"]);
    expect(Object.keys((await average(without("objective-attainment"))) ?? {})).toEqual(["to", "revenue"]);
  });

  test.each([
    [
      "19 accounts of two reps outside",
      [
        ["Ben", 9],
        ["Carl", 10],
      ],
    ],
    ["30 accounts of one rep outside", [["Ben", 30]]],
  ] as [string, [string, number][]][])("none with %s", async (_, others) => {
    const { programme } = await club("2012-06-20", others);
    expect(await average(portfolioOf(programme, [anna]))).toBeUndefined();
  });

  test("nobody's accounts are in the average, and not among those outside", async () => {
    const others = (dan: number, nobody: number): [string, number][] => [
      ["Ben", 10],
      ["Dan", dan],
      [NOBODY, nobody],
    ];
    const few = await club("2012-06-20", others(9, 11));
    expect(await average(portfolioOf(few.programme, [anna]))).toBeUndefined();
    const enough = await club("2012-06-20", others(10, 30));
    // The first 11 of 51 have their objective, whoever has the others.
    const told = await average(portfolioOf(enough.programme, [anna]));
    expect(told?.objectives).toBeCloseTo(11 / 51, 12);
  });

  test("no growth where the data begins inside the year before; objectives are told all the same", async () => {
    const made = await club();
    await database.writer`update programmes set data_from = '2011-02-01' where id = ${made.programme}`;
    await database.writer.begin((tx) => refreshRollups(tx, made.programme));
    await database.writer`update programmes set data_version = data_version + 1 where id = ${made.programme}`;
    expect(await average(portfolioOf(made.programme, [anna]))).toEqual({ to: "2012-05-31", objectives: 0.5 });
  });

  test("20 accounts of two reps are enough; none left outside for a manager of all", async () => {
    const { programme } = await club("2012-06-20", [
      ["Ben", 10],
      ["Carl", 10],
    ]);
    expect(await average(portfolioOf(programme, [anna]))).toBeDefined();
    expect(await average(portfolioOf(programme, [1, 2]))).toBeUndefined();
    expect(await average(portfolioOf(programme, [1, 2, 3]))).toBeUndefined();
  });

  test("who falls, measured by the programme's trend, is told under the same rule", async () => {
    const falling = (viewer: Viewer) => queryAccounts(viewer, wholeList({ list: "falling" }));
    const few = await club("2012-06-20", [
      ["Ben", 9],
      ["Carl", 10],
    ]);
    await expect(falling(portfolioOf(few.programme, [anna]))).rejects.toThrow("unknown list");
    await expect(falling(await few.viewer())).resolves.toBeDefined();
    const { programme } = await club();
    await expect(falling(portfolioOf(programme, [anna]))).resolves.toBeDefined();
  });

  test("none in a fiscal year's first month: no month of it is closed", async () => {
    const { programme } = await club("2012-01-20");
    expect(await average(portfolioOf(programme, [anna]))).toBeUndefined();
  });
});
