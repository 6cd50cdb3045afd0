import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { superuserConnection } from "@/db/connections";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { postgresReader } from "./postgres-reader";
import { importInto, testSource } from "./testing-source";

let database: TestDatabase;
let superuser: Sql;
const variable = "PILOTAGE_TEST_SOURCE_URL";

beforeAll(async () => {
  database = await testDatabase();
  const { server, database: name } = database.target;
  superuser = superuserConnection(database.target, name);
  await superuser.unsafe(`
    create schema crm;
    create table crm.customers (code text, name text, since timestamp);
    insert into crm.customers values ('C1', 'One', '2011-05-06'), ('C2', 'Two', null);
    create table crm.sales (id int, customer text, sold_on date, amount numeric(12, 3), seen timestamptz);
    insert into crm.sales select i, 'C' || (i % 2 + 1), date '2011-01-01' + i % 365, i + 0.005, '2011-01-01 08:00+02'
    from generate_series(1, 12000) i`);
  const login = `postgres:${server.secrets.superuser}`;
  process.env[variable] =
    `postgres://${login}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.socketDir)}`;
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

const select = `select id as ref, customer as account, sold_on as ordered_on, amount as revenue from crm.sales order by id;  -- all`;

it("imports what the SELECTs return, all from one snapshot", async () => {
  const source = await testSource();
  await source.settings({ data: { kind: "postgres", urlEnv: variable } });
  await source.file("accounts.sql", "select code, name, since from crm.customers");
  await source.file("orders.sql", select);
  await source.file(
    "visits.sql",
    "select id as ref, customer as account, seen as visited_at from crm.sales where id < 10",
  );
  const result = await importInto(database.writer, source);
  expect(result.rejects).toEqual([]);
  expect(result.feeds).toMatchObject({ accounts: { new: 2 }, orders: { new: 12_000 }, visits: { new: 9 } });
  const [order] = await database.writer`select ordered_on, revenue_cents from orders where ref = '3'`;
  expect(order).toEqual({ ordered_on: "2011-01-04", revenue_cents: 301 });
  const [visit] = await database.writer`select extract(epoch from visited_at)::int as at from visits limit 1`;
  expect(visit).toEqual({ at: Date.UTC(2011, 0, 1, 6) / 1000 });
  expect(await importInto(database.writer, source)).toMatchObject({ changed: false });
  await source.remove();
});

describe("a SELECT that is none is refused", () => {
  it.each([
    ["select 1; drop table crm.sales", /multiple commands/],
    ["select 1; commit; drop table crm.sales", /multiple commands/],
    ["drop table crm.sales", /syntax error/],
    ["with gone as (delete from crm.sales returning *) select * from gone", /must not contain data-modifying/],
    ["select * into crm.copy from crm.sales", /syntax error|cannot|not/i],
    ["select * from crm.sales for update", /read-only transaction/],
    ["select nextval('crm.s')", /does not exist/],
    ["select set_config('transaction_read_only', 'off', false)", /read-write mode/],
    ["select pg_sleep(1) from nowhere", /nowhere/],
  ])("%s", async (text, message) => {
    const reader = await postgresReader(variable, "UTC");
    const attempt = async () => {
      const rows = await reader.open("orders", text);
      for await (const _ of rows.chunks());
    };
    await expect(attempt()).rejects.toThrow(message);
    await reader.close();
    const [{ count } = { count: 0 }] = await superuser`select count(*)::int from crm.sales`;
    expect(count).toBe(12_000);
  });

  it("without its address, or with a wrong one, that is told without it", async () => {
    await expect(postgresReader("PILOTAGE_NO_SUCH", "UTC")).rejects.toThrow("PILOTAGE_NO_SUCH is not set");
    process.env.PILOTAGE_WRONG = "secret";
    await expect(postgresReader("PILOTAGE_WRONG", "UTC")).rejects.toThrow("PILOTAGE_WRONG is not the address");
    process.env.PILOTAGE_WRONG = "postgres://someone:secret@127.0.0.1:1/none";
    const error = await postgresReader("PILOTAGE_WRONG", "UTC").catch((reason: Error) => reason.message);
    expect(error).toBe("The source's database (PILOTAGE_WRONG) cannot be reached: ECONNREFUSED");
  });
});
