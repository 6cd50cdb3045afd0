import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { appAddress, connect } from "./connections";
import { openPool } from "./pool";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test.each([
  ["of the embedded database", () => connect(database.target, "app", { max: 1, statementMs: 100 })],
  ["of an address", () => openPool(appAddress(database.target), { max: 1, statementMs: 100 })],
])("a statement in a pool %s ends where it is limited", async (_, open) => {
  const pool = open();
  await expect(pool`select pg_sleep(30)`).rejects.toMatchObject({ code: "57014" });
  expect(await pool`select current_setting('TimeZone') as zone`).toEqual([{ zone: "UTC" }]);
  await pool.end();
});
