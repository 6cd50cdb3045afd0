import { rm } from "node:fs/promises";
import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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
  await fillSource(source);
});
afterEach(() => source.remove());

/** Where every row of the programme stands on disk and which transaction wrote it. */
async function fingerprint(): Promise<unknown> {
  const tables = ["programmes", "dirty_accounts", ...feedNames.map((feed) => feedOf(feed).table)];
  const rows = await Promise.all(
    tables.map((table) =>
      writer.unsafe(`select '${table}', ctid::text, xmin::text, xmax::text, t::text from ${table} t order by ctid`),
    ),
  );
  return rows.map((table) => [...table]);
}

const dirty = async () => {
  const rows = await writer`
    select a.code, d.from_month from dirty_accounts d left join accounts a on a.id = d.account_id order by 1`;
  return rows.map((row) => [row.code, row.from_month]);
};

describe("what is imported", () => {
  it("holds every feed, each value in its database form", async () => {
    const result = await importInto(writer, source);
    expect(result.rejects).toEqual([]);
    expect(result).toMatchObject({ status: "applied", changed: true, dataVersion: 1, resumed: [] });
    expect(Object.keys(result.feeds)).toEqual(feedNames);
    expect(result.feeds.orders).toEqual({ in: 3, new: 3, changed: 0, unchanged: 0, removed: 0, rejected: 0 });
    expect(
      await writer`select ref, ordered_on, revenue_cents, margin_cents, status, channel from orders order by ref`,
    ).toEqual([
      {
        ref: "O1",
        ordered_on: "2011-01-10",
        revenue_cents: 10_000,
        margin_cents: 2_000,
        status: "placed",
        channel: "web",
      },
      {
        ref: "O2",
        ordered_on: "2011-02-10",
        revenue_cents: -5_001,
        margin_cents: null,
        status: "placed",
        channel: null,
      },
      {
        ref: "O3",
        ordered_on: "2012-02-29",
        revenue_cents: 100_000,
        margin_cents: 10,
        status: "cancelled",
        channel: "phone",
      },
    ]);
    expect(
      await writer`select r.code, m.code as manager from reps r left join reps m on m.id = r.manager_id order by 1`,
    ).toEqual([
      { code: "R1", manager: null },
      { code: "R2", manager: "R1" },
      { code: "R3", manager: "R2" },
    ]);
    expect(await writer`select name from contacts`).toEqual([{ name: `O'Neil, "Jo" \\ {x}` }]);
    expect(await writer`select rep_id from account_assignments where ref = '3'`).toEqual([{ rep_id: 0 }]);
    expect(await writer`select extract(epoch from visited_at)::int as at from visits where ref = 'V1'`).toEqual([
      { at: Date.UTC(2011, 4, 10, 6) / 1000 },
    ]);
    const accounts = await writer`
      select a.code, a.kind, a.eligible, a.region, a.since, p.code as parent from accounts a
      left join accounts p on p.id = a.parent_id order by 1`;
    expect(accounts).toEqual([
      { code: "A1", kind: "direct", eligible: true, region: "north", since: "2010-01-01", parent: null },
      { code: "A2", kind: "distributor", eligible: false, region: "south", since: "2010-02-01", parent: "A1" },
      { code: "A3", kind: "direct", eligible: true, region: "", since: null, parent: null },
    ]);
    expect(
      await writer`select status, feeds->'points'->>'in' as points, finished_at >= started_at as timed from imports`,
    ).toEqual([{ status: "applied", points: "3", timed: true }]);
    expect(await writer`select tablename from pg_tables where schemaname = 'staging'`).toEqual([]);
  });

  it("writes nothing the second time", async () => {
    await importInto(writer, source);
    const before = await fingerprint();
    const result = await importInto(writer, source);
    expect(result).toMatchObject({ changed: false, dataVersion: 1 });
    for (const counts of Object.values(result.feeds))
      expect(counts).toMatchObject({ unchanged: counts.in, new: 0, changed: 0 });
    expect(await fingerprint()).toEqual(before);
  });

  it("updates a corrected row and says which months changed", async () => {
    await importInto(writer, source);
    await writer`truncate dirty_accounts`;
    await source.csv("orders", [
      "ref,account,ordered_on,revenue,margin,status,channel",
      "O1,A2,2011-03-10,100.00,20,,web",
      "O2,A1,2011-02-10,-50.005,,placed,",
    ]);
    const result = await importInto(writer, source);
    expect(result.feeds.orders).toEqual({ in: 2, new: 0, changed: 1, unchanged: 1, removed: 0, rejected: 0 });
    expect(result.dataVersion).toBe(2);
    expect(await dirty()).toEqual([
      ["A1", "2011-01-01"],
      ["A2", "2011-01-01"],
    ]);
    expect(await writer`select count(*) from orders`).toEqual([{ count: 3 }]);
  });

  it("marks a whole history only where a column reaches over it", async () => {
    await importInto(writer, source);
    await writer`truncate dirty_accounts`;
    await source.csv(
      "accounts",
      ["code,name,segment", "A1,Renamed,big", "A2,Beta,other"],
      `${"select code, name, segment, case code when 'A1' then 'north' else 'south' end as region, code = 'A1' as eligible, case code when 'A1' then date '2010-01-01' else date '2010-02-01' end as since from read_csv('{data}/accounts.csv')"}`,
    );
    await source.csv("objectives", ["ref,account,fiscal_year,target", "J1,A1,2011,5000", "J2,A2,2011,10"]);
    await source.csv("rewards", ["code,name,kind,points,cost", "W1,Lamp,service,500,12.345"]);
    const result = await importInto(writer, source);
    expect(result.rejects).toEqual([]);
    expect(result.feeds.accounts).toMatchObject({ changed: 2 });
    expect(await dirty()).toEqual([
      ["A1", "1900-01-01"],
      ["A2", "1900-01-01"],
    ]);
  });

  it("merges with what was dirty already, the earlier month winning", async () => {
    await importInto(writer, source);
    await writer`update dirty_accounts set from_month = '2011-06-01'`;
    await source.csv("orders", ["ref,account,ordered_on,revenue", "O8,A1,2012-01-31,1", "O9,A2,2011-04-30,1"]);
    await importInto(writer, source);
    expect(await dirty()).toEqual([
      ["A1", "2011-06-01"],
      ["A2", "2011-04-01"],
      ["A3", "2011-06-01"],
    ]);
  });

  it("raises the versions for settings, the settings version not for as of", async () => {
    await importInto(writer, source);
    const versions = () =>
      writer`select data_version, settings_version, as_of, budget_cents, trim_scale(point_value)::text as point_value from programmes`;
    await source.settings({}, { asOf: "2012-06-16" });
    expect(await importInto(writer, source)).toMatchObject({ changed: true });
    expect(await versions()).toEqual([
      { data_version: 2, settings_version: 0, as_of: "2012-06-16", budget_cents: null, point_value: null },
    ]);
    await source.settings({}, { asOf: "2012-06-16", budget: 1234.565, pointValue: 0.005, thresholds: { dormant: 90 } });
    await importInto(writer, source);
    expect(await versions()).toMatchObject([
      { data_version: 3, settings_version: 1, budget_cents: 123_457, point_value: "0.5" },
    ]);
    expect(await importInto(writer, source)).toMatchObject({ changed: false, dataVersion: 3 });
  });

  it("calls the refresh in its transaction, and changes nothing when that fails", async () => {
    const refresh = async () => {
      throw new Error("no rollups today");
    };
    await expect(importInto(writer, source, { refresh })).rejects.toThrow("no rollups today");
    expect(await writer`select 1 from programmes`).toEqual([]);
    expect(await writer`select 1 from accounts`).toEqual([]);
    const result = await importInto(writer, source);
    expect(result.resumed).toEqual(feedNames);
  });

  it("refuses a second import of the programme at once", async () => {
    let second: Promise<unknown> = Promise.resolve();
    await importInto(writer, source, {
      refresh: async () => {
        second = importInto(writer, source).catch((error: Error) => error.message);
        await second;
      },
    });
    expect(await second).toBe("import-running");
  });
});

describe("a full feed", () => {
  it("removes what it no longer contains, and marks the accounts", async () => {
    await importInto(writer, source);
    await writer`truncate dirty_accounts`;
    await source.settings({ full: ["orders", "contacts"] });
    await source.csv("orders", [
      "ref,account,ordered_on,revenue,margin,status,channel",
      "O1,A1,2011-01-10,100.00,20,,web",
    ]);
    const result = await importInto(writer, source);
    expect(result.feeds.orders).toEqual({ in: 1, new: 0, changed: 0, unchanged: 1, removed: 2, rejected: 0 });
    expect(await writer`select ref from orders`).toEqual([{ ref: "O1" }]);
    expect(await dirty()).toEqual([
      ["A1", "2011-02-01"],
      ["A2", "2012-02-01"],
    ]);
  });

  it("keeps and reports a row that others still refer to", async () => {
    await importInto(writer, source);
    await source.settings({ full: ["accounts", "reps"], rejectThreshold: 0.5 });
    await source.csv("accounts", ["code,name", "A1,Alpha"]);
    for (const feed of feedNames) if (!["accounts", "reps"].includes(feed)) await rm(`${source.folder}/${feed}.sql`);
    const result = await importInto(writer, source);
    expect(result.feeds.accounts).toMatchObject({ removed: 0, rejected: 2 });
    expect(result.rejects.map(({ feed, column, value }) => [feed, column, value])).toEqual([
      ["accounts", "code", "A2"],
      ["accounts", "code", "A3"],
    ]);
    await writer`delete from account_assignments`;
    for (const table of ["enrolments", "orders", "visits", "objectives"]) await writer.unsafe(`delete from ${table}`);
    const again = await importInto(writer, source);
    expect(again.feeds.accounts).toMatchObject({ removed: 2, rejected: 0 });
    expect(await dirty()).toContainEqual([null, "1900-01-01"]);
  });

  it("that is empty removes nothing", async () => {
    await importInto(writer, source);
    await source.settings({ full: ["orders"] });
    await source.csv("orders", ["ref,account,ordered_on,revenue"]);
    await expect(importInto(writer, source)).rejects.toThrow(/orders.sql: returned no rows/);
    expect(await writer`select count(*) from orders`).toEqual([{ count: 3 }]);
  });
});

describe("a visit, whose day is its zone's", () => {
  const lines = (...visits: string[]) => ["ref,account,visited_at,page", ...visits];
  const late = "V3,A1,2011-05-01T02:00:00Z,home"; // The evening of 30 April in Los Angeles.

  beforeEach(async () => {
    await source.settings({ full: ["visits"] }, { zone: "America/Los_Angeles" });
    await source.csv("visits", lines("V1,A1,2011-08-10T08:00:00Z,"));
    await importInto(writer, source);
    await writer`truncate dirty_accounts`;
  });

  it("makes its account's rollups out of date from that day's month on, when it comes and when it goes", async () => {
    await source.csv("visits", lines("V1,A1,2011-08-10T08:00:00Z,", late));
    await importInto(writer, source);
    expect(await dirty()).toEqual([["A1", "2011-04-01"]]);
    await writer`truncate dirty_accounts`;
    await source.csv("visits", lines("V1,A1,2011-08-10T08:00:00Z,"));
    await importInto(writer, source);
    expect(await dirty()).toEqual([["A1", "2011-04-01"]]);
  });
});
