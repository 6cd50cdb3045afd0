import { rm } from "node:fs/promises";
import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readReason } from "@/lib/refusals/reject-reasons";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { feedNames, feedOf } from "./feeds";
import { fillSource, importInto, type TestSource, testSource } from "./testing-source";

let database: TestDatabase;
let writer: Sql;
let source: TestSource;

beforeAll(async () => {
  database = await testDatabase();
  writer = database.writer;
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const { table } of feedNames.map(feedOf)) await writer.unsafe(`truncate ${table}`);
  await writer`truncate programmes, imports, import_rejects, dirty_accounts, rollup_states`;
  source = await testSource();
  await source.settings({ rejectThreshold: 1 });
  await fillSource(source);
});
afterEach(async () => {
  await source.remove();
  const noted = await writer<{ reason: string }[]>`select distinct reason from import_rejects`;
  expect(
    noted.filter(({ reason }) => readReason(reason) === null),
    "reasons that are not declared",
  ).toEqual([]);
});

const headers = {
  accounts: "code,name,segment,region,parent,kind,eligible,since",
  reps: "code,name,email,manager",
  account_assignments: "ref,account,rep,since",
  enrolments: "ref,account,starts_on,ends_on",
  tier_changes: "ref,account,tier,since",
  orders: "ref,account,ordered_on,revenue,margin,status,channel",
  points: "ref,account,dated_on,kind,points,mechanic,expires_on,reverses_ref",
  objectives: "ref,account,fiscal_year,target",
  campaigns: "code,name,starts_on,ends_on,cost",
  campaign_targets: "ref,account,campaign",
  visits: "ref,account,visited_at,page",
  programme_goals: "ref,indicator,definition,period,target,baseline",
  totals: "month,figure,value",
};

/** A feed's rows, and the rejects they lead to: [line, column, value, reason]. The first data row is line 2. */
type Case = [
  name: string,
  feed: keyof typeof headers,
  rows: string[],
  rejects: [number, string, string | null, string][],
];

const cases: Case[] = [
  ["a missing key", "orders", [",A1,2011-01-10,1,,,"], [[2, "ref", null, "missing"]]],
  ["an impossible day", "orders", ["O1,A1,2011-02-30,1,,,"], [[2, "ordered_on", "2011-02-30", "no such day"]]],
  ["a comma in an amount", "orders", ['O1,A1,2011-02-03,"1,5",,,'], [[2, "revenue", "1,5", "not an amount"]]],
  [
    "two wrong values of a row",
    "orders",
    ["O1,A1,x,y,,,"],
    [
      [2, "ordered_on", "x", "not a day"],
      [2, "revenue", "y", "not an amount"],
    ],
  ],
  [
    "an unknown choice",
    "orders",
    ["O1,A1,2011-02-03,1,,paid,"],
    [[2, "status", "paid", "not one of placed, cancelled"]],
  ],
  [
    "an instant without offset",
    "visits",
    ["V1,A1,2011-05-10T08:00:00,"],
    [[2, "visited_at", "2011-05-10T08:00:00", "without its offset"]],
  ],
  [
    "a repeated key: the first stays",
    "orders",
    ["O1,A1,2011-02-03,1,,,", "O1,A1,2011-02-04,2,,,"],
    [[3, "ref", "O1", "the same ref as an earlier row"]],
  ],
  ["an unknown account", "orders", ["O1,A9,2011-02-03,1,,,"], [[2, "account", "A9", "no such account"]]],
  ["an unknown tier", "tier_changes", ["T9,A1,X,2011-02-03"], [[2, "tier", "X", "no such tier"]]],
  [
    "an unknown parent, and its child",
    "accounts",
    ["A1,Alpha,,,A9,,,", "A2,Beta,,,A1,,,", "A3,Gamma,,,,,,"],
    [
      [2, "parent", "A9", "no such parent"],
      [3, "parent", "A1", "its parent was rejected"],
    ],
  ],
  [
    "an end before the start",
    "campaigns",
    ["C1,Spring,2012-04-30,2012-03-01,"],
    [[2, "ends_on", "2012-03-01", "ends before it starts"]],
  ],
  [
    "totals of no figure, of no month, of half an order, and told twice: the first stays",
    "totals",
    [
      "2011-01-01,turnover,1",
      "2011-01-02,revenue,1",
      "2011-01-01,orders,1.5",
      "2011-01-01,revenue,1e13",
      "2011-01-01,members,3",
      "2011-01-01,members,4",
      "2011-02,members,4",
    ],
    [
      [8, "month", "2011-02", "not a day"],
      [2, "figure", "turnover", "not one of revenue, orders, "],
      [7, "figure", "2011-01-01/members", "the same month, figure together as an earlier row"],
      [3, "month", "2011-01-02", "not the first of a month"],
      [4, "value", "1.5", "not an integer"],
      [5, "value", "10000000000000", "too large an amount"],
    ],
  ],
  ["an earn that takes", "points", ["P1,A1,2011-01-10,earn,-5,,,"], [[2, "points", "-5", "an earn adds points"]]],
  ["no points", "points", ["P1,A1,2011-01-10,adjust,0,,,"], [[2, "points", "0", "moves no points"]]],
  ["a reverse of nothing", "points", ["P1,A1,2011-01-10,reverse,5,,,"], [[2, "reverses_ref", null, "a reverse names"]]],
  [
    "a reverse of an unknown entry",
    "points",
    ["P1,A1,2011-01-10,reverse,5,,,P9"],
    [[2, "reverses_ref", "P9", "names no entry of this account"]],
  ],
  [
    "a reverse of another account's entry",
    "points",
    ["P1,A1,2011-01-10,earn,5,,,", "P2,A2,2011-01-11,reverse,-5,,,P1"],
    [[3, "reverses_ref", "P1", "names no entry of this account"]],
  ],
  [
    "a reverse of a later entry",
    "points",
    ["P1,A1,2011-01-10,earn,5,,,", "P2,A1,2011-01-09,reverse,-5,,,P1"],
    [[3, "reverses_ref", "P1", "dated before"]],
  ],
  [
    "a reverse of the same sign",
    "points",
    ["P1,A1,2011-01-10,earn,5,,,", "P2,A1,2011-01-11,reverse,5,,,P1"],
    [[3, "reverses_ref", "P1", "has the sign"]],
  ],
  [
    "a reverse of more",
    "points",
    ["P1,A1,2011-01-10,earn,5,,,", "P2,A1,2011-01-11,reverse,-6,,,P1"],
    [[3, "reverses_ref", "P1", "reverses more"]],
  ],
  [
    "a reverse of a reverse",
    "points",
    ["P1,A1,2011-01-10,earn,5,,,", "P2,A1,2011-01-11,reverse,-5,,,P1", "P3,A1,2011-01-12,reverse,5,,,P2"],
    [[4, "reverses_ref", "P2", "itself a reverse"]],
  ],
  [
    "a reverse of a rejected entry",
    "points",
    ["P1,A1,2011-01-10,earn,-5,,,", "P2,A1,2011-01-11,reverse,5,,,P1"],
    [
      [2, "points", "-5", "an earn adds"],
      [3, "reverses_ref", "P1", "names no entry"],
    ],
  ],
  [
    "two objectives of a year",
    "objectives",
    ["J1,A1,2011,5", "J2,A1,2011,6"],
    [[3, "fiscal_year", "2011", "another row of this account has the same fiscal_year"]],
  ],
  ["a year out of range", "objectives", ["J1,A1,99999999999,5"], [[2, "fiscal_year", "99999999999", "not from 1900"]]],
  ["a target of nothing", "objectives", ["J1,A1,2011,0"], [[2, "target", "0", "a target is above 0"]]],
  [
    "two tiers on a day",
    "tier_changes",
    ["T1,A1,S,2011-01-01", "T2,A1,G,2011-01-01"],
    [[3, "since", "2011-01-01", "the same since"]],
  ],
  ["a campaign twice", "campaign_targets", ["1,A1,C1", "2,A1,C1"], [[3, "campaign", "C1", "the same campaign"]]],
  [
    "overlapping enrolments",
    "enrolments",
    ["E1,A1,2010-01-01,2011-01-01", "E2,A1,2010-12-31,", "E3,A2,2010-12-31,"],
    [[3, "starts_on", "2010-12-31", "overlaps E1"]],
  ],
  [
    "an open enrolment before another",
    "enrolments",
    ["E1,A1,2011-01-01,2012-01-01", "E2,A1,2010-12-31,"],
    [[3, "starts_on", "2010-12-31", "overlaps E1"]],
  ],
  [
    "a rep below an unknown manager, and those below that rep",
    "reps",
    ["R1,Anne,,", "R2,Bruno,,R9", "R3,Chloé,,R2", "R4,David,,R1"],
    [
      [3, "manager", "R9", "no such manager"],
      [4, "manager", "R2", "its manager was rejected"],
    ],
  ],
  [
    "a long circle of managers, and who is below it",
    "reps",
    ["R1,Anne,,R5", "R2,Bruno,,R1", "R3,Chloé,,R2", "R4,David,,R3", "R5,Émile,,R4", "R6,Fanny,,R5", "R7,Guy,,"],
    [
      [2, "manager", "R5", "is its own manager"],
      [3, "manager", "R1", "is its own manager"],
      [4, "manager", "R2", "is its own manager"],
      [5, "manager", "R3", "is its own manager"],
      [6, "manager", "R4", "is its own manager"],
      [7, "manager", "R5", "its manager was rejected"],
    ],
  ],
  [
    "managers above managers without end",
    "reps",
    Array.from({ length: 53 }, (_, index) => `R${index},Anne,,${index > 0 ? `R${index - 1}` : ""}`),
    [
      [53, "manager", "R50", "more than 50"],
      [54, "manager", "R51", "more than 50"],
    ],
  ],
  [
    "managers in a circle",
    "reps",
    ["R0,Zoé,,", "R1,Anne,,R2", "R2,Bruno,,R1", "R3,Chloé,,R3"],
    [
      [3, "manager", "R2", "is its own manager"],
      [4, "manager", "R1", "is its own manager"],
      [5, "manager", "R3", "is its own manager"],
    ],
  ],
];

describe("a row is rejected with its line, column, value and reason", () => {
  it.each(cases)("%s", async (_, feed, rows, expected) => {
    for (const other of feedNames) if (feedOf(other).key === "ref") await rm(`${source.folder}/${other}.sql`);
    await source.csv(feed, [headers[feed], ...rows]);
    const { rejects, feeds, status } = await importInto(writer, source);
    expect(status).toBe("applied");
    const own = rejects.filter((reject) => reject.feed === feed);
    expect(own).toEqual(
      expected.map(([line, column, value, reason]) => ({
        feed,
        file: `${feed}.csv`,
        line,
        column,
        value,
        reason: expect.stringContaining(reason),
      })),
    );
    const lines = new Set(expected.map(([line]) => line));
    expect(feeds[feed]).toMatchObject({ in: rows.length, rejected: lines.size, new: rows.length - lines.size });
  });
});

describe("what a reject leads to", () => {
  it("takes the facts of a rejected account along", async () => {
    await source.csv("accounts", [headers.accounts, "A1,,,,,,,", "A2,Beta,,,,,,"]);
    await source.csv("orders", [headers.orders, "O1,A1,2011-01-10,1,,,", "O2,A2,2011-01-10,1,,,"]);
    const { rejects } = await importInto(writer, source);
    expect(rejects.find((reject) => reject.feed === "orders")).toMatchObject({
      line: 2,
      column: "account",
      value: "A1",
      reason: "its account was rejected",
    });
    expect(await writer`select ref from orders`).toEqual([{ ref: "O2" }]);
  });

  it("leaves the old version of a rejected row, in a full feed too", async () => {
    await source.settings({ rejectThreshold: 1, full: ["accounts", "orders", "enrolments"] });
    await importInto(writer, source);
    await source.csv("accounts", [headers.accounts, "A1,,,,,,,", "A2,Beta,,,,,,", "A3,Gamma,,,,,,"]);
    await source.csv("orders", [headers.orders, "O1,A1,2011-01-10,bad,,,", "O2,A1,2011-02-10,7,,,"]);
    await source.csv("enrolments", [headers.enrolments, "E1,A1,bad,", "E2,A1,2010-06-01,", "E3,A2,2010-05-01,"]);
    const { feeds, rejects } = await importInto(writer, source);
    expect(await writer`select ref, revenue_cents from orders order by 1`).toEqual([
      { ref: "O1", revenue_cents: 10_000 },
      { ref: "O2", revenue_cents: 700 },
    ]);
    expect(await writer`select name from accounts where code = 'A1'`).toEqual([{ name: "Alpha" }]);
    expect(feeds.orders).toMatchObject({ removed: 1, rejected: 1, changed: 1 });
    // E1 stays as it was, so the new E2 overlaps it; the old E2 stays too.
    expect(rejects.filter((r) => r.feed === "enrolments").map((r) => r.reason)).toEqual([
      "not a day as YYYY-MM-DD",
      "overlaps E1 of the same account",
    ]);
  });

  it("checks against what the programme holds", async () => {
    await importInto(writer, source);
    for (const feed of feedNames) await rm(`${source.folder}/${feed}.sql`);
    await source.csv("points", [headers.points, "P9,A1,2011-06-01,reverse,-50,,,P1", "P2,A1,2011-05-10,redeem,-30,,,"]);
    await source.csv("enrolments", [headers.enrolments, "E9,A1,2010-03-01,2010-04-01"]);
    await source.csv("orders", [headers.orders, "O9,A2,2011-06-01,1,,,"]);
    await source.csv("reps", [headers.reps, "R1,Anne,,R3"]);
    const { rejects, feeds } = await importInto(writer, source);
    expect(rejects.map((r) => [r.feed, r.line, r.column, r.reason])).toEqual([
      ["reps", 2, "manager", "is its own manager, through others or at once"],
      ["enrolments", 2, "starts_on", "overlaps E1 of the same account"],
      ["points", 3, "ref", "reversed by P3, which then reverses more points than the entry moved"],
    ]);
    expect(feeds.points).toMatchObject({ new: 1, rejected: 1 });
    expect(feeds.orders).toMatchObject({ new: 1 });
  });

  it.each([
    ["below one who is below them", ["R1,Anne,,R3", "R2,Bruno,,R1", "R3,Chloé,,R2"], [], [2, 3, 4]],
    ["the same, the others as they were", ["R1,Anne,,R3"], [], [2]],
    ["through a new one", ["R4,David,,R3", "R1,Anne,,R4"], [], [2, 3]],
    ["below nobody who is known", ["R2,Bruno,,R9"], [], [2]],
    // Who is above a row that stays must stay too.
    ["below one who is gone", ["R2,Bruno,,R1", "R3,Chloé,,R2"], ["reps"], [2, null]],
  ])("a rejected hierarchy loses nothing that is loaded: %s", async (_, rows, full, lines) => {
    await importInto(writer, source);
    const held = () => writer`
      select r.code, m.code as manager, (select array_agg(a.code order by 1) from accounts a
        join account_assignments s on s.programme_id = a.programme_id and s.account_id = a.id and s.rep_id = r.id) as accounts
      from reps r left join reps m on m.programme_id = r.programme_id and m.id = r.manager_id order by 1`;
    const before = await held();
    await source.settings({ rejectThreshold: 1, full });
    for (const feed of feedNames) if (feed !== "reps") await rm(`${source.folder}/${feed}.sql`);
    await source.csv("reps", [headers.reps, ...rows]);
    const { rejects } = await importInto(writer, source);
    expect(rejects.map(({ feed, line, column }) => [feed, line, column])).toEqual(
      lines.map((line) => ["reps", line, line === null ? "code" : "manager"]),
    );
    expect(await held()).toEqual(before);
  });

  it("changes nothing over the threshold, and keeps the rejects", async () => {
    await importInto(writer, source);
    await source.settings({ rejectThreshold: 0.25 });
    await source.csv("orders", [
      headers.orders,
      "O1,A1,2011-01-10,7,,,",
      "O7,A1,2011-01-10,7,,,",
      "O8,A1,2011-01-10,bad,,,",
    ]);
    const result = await importInto(writer, source);
    expect(result).toMatchObject({
      status: "refused",
      overThreshold: ["orders"],
      changed: false,
      dataVersion: null,
      rejectCount: 1,
    });
    expect(await writer`select revenue_cents from orders where ref in ('O1', 'O7')`).toEqual([
      { revenue_cents: 10_000 },
    ]);
    expect(
      await writer`select status, feeds->'orders'->>'rejected' as rejected from imports order by id desc limit 1`,
    ).toEqual([{ status: "refused", rejected: "1" }]);
    expect(await writer`select data_version from programmes`).toEqual([{ data_version: 1 }]);
    expect(await writer`select count(*) from import_rejects where import_id = ${result.importId}`).toEqual([
      { count: 1 },
    ]);
  });

  it("asks for each goal whether there is such a thing", async () => {
    await source.csv("programme_goals", [
      headers.programme_goals,
      "G1,redemption-rate,,fy2012,0.65,",
      "G2,nonsense,,fy2012,1,",
    ]);
    const { rejects } = await importInto(writer, source, {
      checkGoal: ({ indicator }) => (indicator === "nonsense" ? "period" : null),
    });
    expect(rejects).toEqual([
      {
        feed: "programme_goals",
        file: "programme_goals.csv",
        line: 3,
        column: "period",
        value: "fy2012",
        reason: "no such period",
      },
    ]);
  });
});

describe("a feed that is wrong as a whole", () => {
  it.each([
    [
      "an unknown column",
      "select '1' as ref, 'A1' as account, '2011-01-01' as ordered_on, 1 as revenue, 1 as colour",
      /orders\.sql: unknown column colour/,
    ],
    ["a missing column", "select '1' as ref, 'A1' as account, 1 as revenue", /orders\.sql: missing column ordered_on/],
    [
      "a column twice",
      "select '1' as ref, 'A1' as account, '2011-01-01' as ordered_on, 1 as revenue, 2 as revenue",
      /orders\.sql: column given twice: revenue/,
    ],
    ["what DuckDB refuses", "select nothing from nowhere", /orders\.sql: Catalog Error/],
    [
      "a failure while it runs",
      "select ('x' || i)::int::text as ref, 'A1' as account, '2011-01-01' as ordered_on, 1 as revenue from range(3) t(i)",
      /orders\.sql: Conversion Error/,
    ],
  ])("%s", async (_, select, message) => {
    await source.file("orders.sql", select);
    await expect(importInto(writer, source)).rejects.toThrow(message);
    expect(await writer`select status from imports`).toEqual([{ status: "refused" }]);
    expect(await writer`select tablename from pg_tables where schemaname = 'staging'`).toEqual([]);
    expect(await writer`select 1 from programmes`).toEqual([]);
  });

  it("a new programme without accounts", async () => {
    await rm(`${source.folder}/accounts.sql`);
    await expect(importInto(writer, source)).rejects.toThrow(/no accounts.sql/);
  });
});

it("forgets rejects after 90 days, and keeps those of yesterday", async () => {
  const add = async (days: number) => {
    const [run] = await writer<{ id: number }[]>`
      insert into imports (programme_id, source, checksum, started_by, status, started_at)
      values (1, 's', 'c', 'test', 'refused', now() - make_interval(days => ${days})) returning id`;
    await writer`
      insert into import_rejects (programme_id, import_id, feed, value, reason)
      values (1, ${run?.id ?? 0}, 'orders', ${`of ${days} days ago`}, 'missing')`;
  };
  await add(91);
  await add(1);
  await importInto(writer, source);
  const kept = await writer<{ value: string }[]>`select value from import_rejects where value like 'of % days ago'`;
  expect(kept.map(({ value }) => value)).toEqual(["of 1 days ago"]);
});
