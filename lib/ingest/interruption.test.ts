import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type FeedName, feedNames, feedOf } from "./feeds";
import { fillSource, importInto, type TestSource, testSource } from "./testing-source";

let database: TestDatabase;
let writer: Sql;
let source: TestSource;
let child: ChildProcess | undefined;

beforeAll(async () => {
  database = await testDatabase();
  writer = database.writer;
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const { table } of feedNames.map(feedOf)) await writer.unsafe(`truncate ${table}`);
  await writer`truncate programmes, imports, import_rejects, dirty_accounts`;
  source = await testSource();
  await fillSource(source);
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await source.remove();
});

/** Starts an import and kills it, without warning, once it is at that step. */
async function killAt(step: string): Promise<void> {
  const started = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/ingest/testing-child.ts",
      database.target.database,
      source.folder,
      step,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  child = started;
  await once(started.stdout, "data");
  started.kill("SIGKILL");
  await once(started, "exit");
  // The server sees the closed connections at once, but not in the same instant.
  for (let left = 1; left > 0; ) {
    const [row] =
      await writer`select count(*)::int as locks from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`;
    left = row?.locks;
  }
}

const stagedBefore = (feed: FeedName) => feedNames.slice(0, feedNames.indexOf(feed));

describe("a killed import", () => {
  it("goes on from the feeds that were staged", async () => {
    await killAt("stage orders");
    expect(await writer`select 1 from programmes`).toEqual([]);
    const [killed] = await writer`select id, programme_id, status from imports`;
    expect(killed?.status).toBe("staging");
    const result = await importInto(writer, source);
    expect(result).toMatchObject({
      status: "applied",
      importId: killed?.id,
      programmeId: killed?.programme_id,
      resumed: stagedBefore("orders"),
    });
    expect(result.feeds).toMatchObject({ accounts: { new: 3 }, orders: { new: 3 } });
    expect(await writer`select tablename from pg_tables where schemaname = 'staging'`).toEqual([]);
  });

  it("begins anew when the data has changed, or what was staged is lost", async () => {
    await killAt("stage orders");
    await source.csv("tiers", ["code,name,rank,threshold", "S,Silver,1,0", "G,Gold,2,2000"]);
    const changed = await importInto(writer, source);
    expect(changed.resumed).toEqual([]);
    expect(await writer`select status from imports order by id`).toEqual([
      { status: "refused" },
      { status: "applied" },
    ]);
    await source.csv("tiers", ["code,name,rank,threshold", "S,Silver,1,0", "G,Gold,2,3000"]);
    await killAt("stage orders");
    const [{ id } = { id: 0 }] = await writer`select id from imports where status = 'staging'`;
    await writer.unsafe(`truncate staging.import_${id}_accounts`);
    const result = await importInto(writer, source);
    expect(result.resumed).toEqual(stagedBefore("orders").filter((feed) => feed !== "accounts"));
    expect(result.feeds).toMatchObject({ accounts: { in: 3, unchanged: 3 }, tiers: { changed: 1 } });
    expect(await writer`select tablename from pg_tables where schemaname = 'staging'`).toEqual([]);
  });

  it("in its last transaction leaves the old state", async () => {
    await importInto(writer, source);
    await source.csv("orders", [
      "ref,account,ordered_on,revenue,margin,status,channel",
      "O1,A1,2011-01-10,999,,,",
      "O7,A1,2011-01-11,1,,,",
    ]);
    await killAt("refresh");
    expect(await writer`select ref, revenue_cents from orders order by 1`).toEqual([
      { ref: "O1", revenue_cents: 10_000 },
      { ref: "O2", revenue_cents: -5_001 },
      { ref: "O3", revenue_cents: 100_000 },
    ]);
    expect(await writer`select data_version from programmes`).toEqual([{ data_version: 1 }]);
    const result = await importInto(writer, source);
    expect(result).toMatchObject({ resumed: feedNames, dataVersion: 2, feeds: { orders: { new: 1, changed: 1 } } });
  });

  it("that is asked to stop stops, and goes on later", async () => {
    const controller = new AbortController();
    const progress = (event: { step: string }) => {
      if (event.step === "check") controller.abort(new Error("stop"));
    };
    await expect(importInto(writer, source, { signal: controller.signal, progress })).rejects.toThrow("stop");
    expect(await writer`select 1 from programmes`).toEqual([]);
    expect((await importInto(writer, source)).resumed).toEqual(feedNames);
  });
});
