import { setTimeout as wait } from "node:timers/promises";
import type { ISql, Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { connect } from "./connections";

// The driver is patched (`patches`): without it a query on what was lost ends the process, or runs outside its transaction.

let database: TestDatabase;
let owner: Sql;
/** Of one connection: what comes next uses the one that was lost. */
let pool: Sql;
beforeAll(async () => {
  database = await testDatabase();
  owner = connect(database.target, "owner", { max: 1 });
  await owner`create table kept (word text primary key)`;
  await owner`grant select, insert on kept to pilotage_writer`;
  pool = connect(database.target, "writer", { max: 1 });
});
afterAll(async () => {
  await Promise.all([pool.end({ timeout: 1 }), owner.end()]);
  await database.drop();
});
beforeEach(async () => {
  await owner`truncate kept`;
});

const backend = async (sql: ISql): Promise<number> =>
  (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0;

/** Ends that connection's process, and waits until the driver knows. */
async function lose(pid: number): Promise<void> {
  await database.writer`select pg_terminate_backend(${pid}, 10_000)`;
  await wait(50);
}

const lost = { code: "CONNECTION_CLOSED" };
const kept = async () => (await owner<{ word: string }[]>`select word from kept`).map(({ word }) => word);

describe("a connection that the database ended", () => {
  test("while it was reserved refuses all that is asked of it; the pool takes another", async () => {
    const session = await pool.reserve();
    await lose(await backend(session));
    await expect(session`select 1`).rejects.toMatchObject(lost);
    await expect(session`select 1`).rejects.toMatchObject(lost);
    session.release();
    expect(await pool`select 1 as one`).toEqual([{ one: 1 }]);
    const next = await pool.reserve();
    expect(await next`select 2 as two`).toEqual([{ two: 2 }]);
    // What was lost does not let go of what somebody else has.
    session.release();
    expect(await next`select 3 as three`).toEqual([{ three: 3 }]);
    next.release();
  });

  test("between two statements of a transaction ends it: nothing of it is kept, nothing more is done", async () => {
    const asked: string[] = [];
    const transaction = pool.begin(async (tx) => {
      await tx`insert into kept values ('before')`;
      await lose(await backend(tx));
      // Somebody else's query connects anew.
      await pool`insert into kept values ('beside')`;
      await tx`insert into kept values ('after')`.catch(({ code }) => asked.push(code));
      await tx`insert into kept values ('last')`.catch(({ code }) => asked.push(code));
    });
    await expect(transaction).rejects.toMatchObject(lost);
    await expect.poll(() => asked).toEqual([lost.code, lost.code]);
    expect(await kept()).toEqual(["beside"]);
  });

  test("in a statement of a transaction that then fails leaves the process and the pool as they were", async () => {
    const transaction = pool.begin(async (tx) => {
      const pid = await backend(tx);
      setTimeout(() => void lose(pid), 50);
      await tx`select pg_sleep(30)`.catch(() => {});
      throw new Error("the reader left");
    });
    await expect(transaction).rejects.toThrow();
    expect(await pool`select 1 as one`).toEqual([{ one: 1 }]);
    await pool.begin((tx) => tx`insert into kept values ('next')`);
    expect(await kept()).toEqual(["next"]);
  });
});
