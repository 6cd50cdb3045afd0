import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { GET as health } from "@/app/healthz/route";
import { GET as ready } from "@/app/readyz/route";
import { connect } from "@/db/connections";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";

const state = vi.hoisted(() => ({ open: async (): Promise<unknown> => null }));
vi.mock("@/db/app-database", () => ({ appDatabase: () => state.open() }));

let database: TestDatabase;
let owner: Sql;
beforeAll(async () => {
  database = await testDatabase();
  owner = connect(database.target, "owner", { max: 1 });
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const said: string[] = [];
beforeEach(() => {
  state.open = async () => database.app;
  said.length = 0;
  vi.spyOn(console, "error").mockImplementation((...words) => said.push(words.join(" ")));
});
afterEach(() => vi.restoreAllMocks());

const readiness = async () => {
  const answer = await ready();
  return [answer.status, (await answer.json()).lacks];
};

test("a server on a database of this version, with its guards, is ready", async () => {
  expect(await readiness()).toEqual([200, undefined]);
  expect(said).toEqual([]);
});

test("on one that a newer version has migrated, too", async () => {
  const [added] = await owner`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    select 'newer', max(created_at) + 1 from drizzle.__drizzle_migrations returning id`;
  expect(await readiness()).toEqual([200, undefined]);
  await owner`delete from drizzle.__drizzle_migrations where id = ${added?.id}`;
});

test("one that is behind is not", async () => {
  const [last] = await owner<{ id: number; hash: string; when: number }[]>`
    delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations) returning id, hash, created_at as when`;
  expect(await readiness()).toEqual([503, ["migrations"]]);
  await owner`insert into drizzle.__drizzle_migrations (id, hash, created_at)
    values (${last?.id ?? 0}, ${last?.hash ?? ""}, ${last?.when ?? 0})`;
});

test("nor one that lost a guard since the server began; which it was is for the log alone", async () => {
  await owner`alter table accounts no force row level security`;
  expect(await readiness()).toEqual([503, ["safety"]]);
  expect(said.join()).toContain("accounts does not force");
  await owner`alter table accounts force row level security`;
});

test("nor one that cannot be reached, or does not answer", async () => {
  state.open = () => Promise.reject(new Error("connect ECONNREFUSED 10.0.0.7:5432"));
  expect(await readiness()).toEqual([503, ["database"]]);
  vi.useFakeTimers();
  state.open = () => new Promise(() => {});
  const answer = readiness();
  await vi.advanceTimersByTimeAsync(3_000);
  vi.useRealTimers();
  expect(await answer).toEqual([503, ["database"]]);
});

test("that the process answers needs no database", async () => {
  state.open = () => Promise.reject(new Error("gone"));
  expect(health().status).toBe(200);
});
