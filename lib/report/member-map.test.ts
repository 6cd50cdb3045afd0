import type { Fragment } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { wholeList } from "@/lib/lists/list-request";
import { type QuadrantId, quadrants } from "@/lib/lists/quadrants";
import { memberMarginFacts, memberRevenueFacts } from "@/lib/oracle/facts-orders";
import { rewardFacts } from "@/lib/oracle/facts-rewards";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { type Clock, parsePeriod, periodBefore } from "@/lib/periods/period";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { listReps, viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import type { ViewRequest } from "@/lib/views/view-data";
import { queryMemberMap } from "./member-map";
import { queryAllAccounts } from "./query-accounts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const over = (period: string, filters: ViewRequest["filters"] = {}): ViewRequest => ({
  period,
  compare: "n-1",
  filters,
});

async function codesIn(viewer: Viewer, quadrant: string, { period, filters }: ViewRequest): Promise<string[]> {
  const { rows, accounts } = await queryAllAccounts(viewer, wholeList({ quadrant, period }, filters));
  expect(rows).toHaveLength(accounts);
  return rows.map(({ code }) => String(code)).sort();
}

test("members by what they are given and how they grow: the lines themselves are right, and top", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C", "D", "E"]) club.member(account, "2011-01-01");
  for (const account of ["A", "B", "C", "D"]) club.order(account, "2011-02-01", 100_00, { margin: 0 });
  club.order("A", "2012-02-01", 100_00, { margin: 50_00 }); // Level: top. Given 10 %, as the programme: right.
  club.reward("A", "2012-02-10", "gift", 100, 10_00);
  club.order("B", "2012-02-01", 150_00, { margin: 30_00 }); // Given nothing: left.
  club.order("C", "2012-02-01", 50_00, { margin: 40_00 });
  club.reward("C", "2012-02-10", "gift", 100, 20_00);
  club.order("D", "2012-02-01", 20_00, { margin: 20_00 });
  club.reward("D", "2012-02-10", "gift", 10, 3_00);
  club.order("E", "2012-02-01", 10_00, { margin: 0 }); // Nothing a year before: no growth.
  await club.ready();
  const viewer = await club.viewer();
  const map = await queryMemberMap(viewer, over("2012-Q1"));
  expect(map.count).toBe(5);
  expect(map.revenueShare).toBe(1);
  expect(map.members.map(({ code }) => code)).toEqual(["B", "A", "C", "D", "E"]);
  expect(map.members[1]).toEqual({ code: "A", name: "A", generosity: 0.1, growth: 0, margin: 0.4, revenue: 100_00 });
  expect(map.members[4]).toMatchObject({ code: "E", growth: null, margin: 0 });
  expect(map.quadrants).toEqual({
    "growth-top-left": 1, // B.
    "growth-top-right": 1, // A.
    "growth-bottom-left": 0,
    "growth-bottom-right": 2, // C, D.
    // The programme keeps 140 less 33 on 330, 32 %.
    "margin-top-left": 0,
    "margin-top-right": 3, // A, C (40 %), D (85 %).
    "margin-bottom-left": 2, // B, E.
    "margin-bottom-right": 0,
  });
  expect(await codesIn(viewer, "growth-bottom-right", over("2012-Q1"))).toEqual(["C", "D"]);
});

test("without a year before, or every margin, there is no such field", async () => {
  const club = await handMade(database, { dataFrom: "2012-01-01" });
  club.member("A", "2011-01-01");
  club.order("A", "2012-02-01", 100_00);
  await club.ready();
  const viewer = await club.viewer();
  const { quadrants: fields } = await queryMemberMap(viewer, over("2012-Q1"));
  expect(Object.keys(fields).some((id) => id.startsWith("growth"))).toBe(false);
  expect(Object.values(fields)).toEqual([0, 0, 0, 0]);
  await expect(codesIn(viewer, "growth-top-left", over("2012-Q1"))).rejects.toThrow("unknown quadrant");
  await expect(codesIn(viewer, "up", over("2012-Q1"))).rejects.toThrow("unknown quadrant");
  await expect(queryMemberMap(viewer, over("2011-Q4"))).rejects.toThrow("not known");
});

describe("of a generated programme", () => {
  const clock: Clock = { asOf: "2024-12-17", dataFrom: "2022-07-01", fiscalStartMonth: 1 };
  let id: number;
  let viewers: [name: string, viewer: Viewer, repIds: number[] | null][];
  beforeAll(async () => {
    id = await writeRandomProgramme(database.writer, 71, { ...clock, accounts: 90, margins: "all" });
    await database.writer.begin((tx) => refreshRollups(tx, id));
    const whole = wholeProgramme(database, id);
    const reps = (await listReps(database, id)).slice(0, 3);
    viewers = [
      ["marketing", whole, null],
      ["sales", viewerWith(database.app, id, "sales", { kind: "portfolio", repIds: reps }), reps],
    ];
  });

  /** What became of each account between two days, from the facts alone. */
  async function sums(facts: Fragment, { from, to }: { from: string; to: string }): Promise<Map<string, bigint>> {
    const rows = await database.writer<{ code: string; amount: string }[]>`
      select c.code, sum(f.amount)::text as amount from (${facts}) f join accounts c on c.id = f.account_id
      where c.programme_id = ${id} and f.dated_on between ${from} and ${to} group by 1`;
    return new Map(rows.map(({ code, amount }) => [code, BigInt(amount)]));
  }

  async function expected(
    period: string,
    repIds: number[] | null,
    filter: { segment?: string; region?: string } = {},
  ): Promise<Record<QuadrantId, string[]>> {
    const sql = database.writer;
    const days = parsePeriod(period, clock);
    if (!days) throw new Error(`no period ${period}`);
    const [revenue, before, reward, margin] = await Promise.all([
      sums(memberRevenueFacts(sql, id), days),
      sums(memberRevenueFacts(sql, id), periodBefore(days, 1)),
      sums(rewardFacts(sql, id, "cost"), days),
      sums(memberMarginFacts(sql, id), days),
    ]);
    const codes = (
      await sql<{ code: string }[]>`
        select code from accounts where programme_id = ${id} ${repIds ? sql`and rep_id in ${sql(repIds)}` : sql``}
          ${filter.segment !== undefined ? sql`and segment = ${filter.segment}` : sql``}
          ${filter.region !== undefined ? sql`and region = ${filter.region}` : sql``}`
    ).map(({ code }) => code);
    const of = (map: Map<string, bigint>, code: string) => map.get(code) ?? 0n;
    const whole = (map: Map<string, bigint>) => codes.reduce((sum, code) => sum + of(map, code), 0n);
    const [ownRevenue, ownReward, ownMargin] = [whole(revenue), whole(reward), whole(margin)];
    const fields = Object.fromEntries(quadrants.map((field): [string, string[]] => [field.id, []]));
    for (const code of codes) {
      const [mine, given, kept] = [of(revenue, code), of(reward, code), of(margin, code)];
      if (mine <= 0n) continue;
      const side = given * ownRevenue < ownReward * mine ? "left" : "right";
      const grows = mine >= of(before, code) ? "top" : "bottom";
      if (of(before, code) > 0n) fields[`growth-${grows}-${side}`]?.push(code);
      const leaves = (kept - given) * ownRevenue >= (ownMargin - ownReward) * mine ? "top" : "bottom";
      fields[`margin-${leaves}-${side}`]?.push(code);
    }
    return fields as Record<QuadrantId, string[]>;
  }

  test.each(["ytd", "r12", "2024-Q2", "2024-02..2024-07"])("%s: each field has whom the facts say", async (period) => {
    for (const [name, viewer, repIds] of viewers) {
      const fields = await expected(period, repIds);
      const map = await queryMemberMap(viewer, over(period));
      let placed = 0;
      for (const [field, codes] of Object.entries(fields)) {
        expect(map.quadrants[field as QuadrantId], `${name} ${field}`).toBe(codes.length);
        expect(await codesIn(viewer, field as QuadrantId, over(period)), `${name} ${field}`).toEqual(codes.sort());
        placed += codes.length;
      }
      expect(placed).toBeGreaterThan(10);
    }
  });

  test("of one segment and of one region, each field has whom the facts say", async () => {
    const [, whole] = viewers[0] ?? [];
    if (!whole) throw new Error("no viewer");
    const { choices } = await queryAllAccounts(whole, wholeList({ list: "members" }));
    for (const dimension of ["segment", "region"] as const) {
      const filter = { [dimension]: choices[dimension]?.[0]?.code };
      const map = await queryMemberMap(whole, over("ytd", filter));
      const fields = await expected("ytd", null, filter);
      let placed = 0;
      for (const [field, codes] of Object.entries(fields)) {
        expect(map.quadrants[field as QuadrantId], `${dimension} ${field}`).toBe(codes.length);
        placed += codes.length;
      }
      expect(placed).toBeGreaterThan(5);
    }
  });

  test("under a filter, each list still has as many as its field says", async () => {
    for (const [, viewer] of viewers) {
      const { choices } = await queryAllAccounts(viewer, wholeList({ list: "members" }));
      for (const [dimension, options] of Object.entries(choices)) {
        const request = over("ytd", { [dimension]: options[0]?.code });
        const map = await queryMemberMap(viewer, request);
        for (const [field, count] of Object.entries(map.quadrants))
          expect(await codesIn(viewer, field, request), `${dimension} ${field}`).toHaveLength(count);
      }
    }
  });

  test("is of no totals, and of nobody without the rights that it tells of", async () => {
    const [, whole] = viewers[0] ?? [];
    if (!whole) throw new Error("no viewer");
    const totals = viewerWith(database.app, id, "executive", { kind: "totals" });
    await expect(queryMemberMap(totals, over("ytd"))).rejects.toThrow("unknown map");
    const without = (right: string) => ({
      ...whole,
      rights: new Set([...whole.rights].filter((one) => one !== right)),
    });
    await expect(queryMemberMap(without("generosity-consumed"), over("ytd"))).rejects.toThrow("unknown map");
    const bare = await queryMemberMap(without("margin-after-rewards"), over("ytd"));
    expect(Object.keys(bare.quadrants).every((field) => field.startsWith("growth"))).toBe(true);
    expect(bare.members.every(({ margin }) => margin === null)).toBe(true);
  });
});
