import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { changePerson } from "@/lib/admin/people";
import { askTask, listTasks, parseTask } from "@/lib/admin/tasks";
import { addPerson, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import type { TaskRow } from "@/lib/views/administration";
import { runTasks } from "./run-tasks";
import { works } from "./works";

vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

let database: TestDatabase;
let admin: Viewer;
let worker: { stop: () => Promise<void>; failures: unknown[] } | null = null;

beforeAll(async () => {
  database = await testDatabase();
  await database.writer`
    insert into programmes (slug, name, currency, zone, fiscal_start_month, data_from, as_of, started_on, features)
    values ('club', 'Club', 'EUR', 'Europe/Paris', 1, '2024-01-01', '2024-04-30', '2024-01-01', '{}')`;
  for (const name of ["admin", "second"])
    await addPerson(database, `${name}@example.com`, { programme: "club", role: "admin" });
  await addPerson(database, "marketing@example.com", { programme: "club", role: "marketing" });
  await database.writer`
    insert into programmes (slug, name, currency, zone, fiscal_start_month, data_from, as_of, started_on, features)
    values ('autre', 'Autre', 'EUR', 'Europe/Paris', 1, '2024-01-01', '2024-04-30', '2024-01-01', '{}')`;
  await addPerson(database, "other@example.com", { programme: "autre", role: "admin" });
  admin = await viewerOf(database, "admin@example.com", "club");
});
beforeEach(async () => {
  await database.writer`delete from tasks`;
  await database.writer`delete from closed_months`;
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
});
afterAll(() => database.drop());

/** A process that takes tasks, as the one that serves starts it. */
function start() {
  const end = new AbortController();
  const failures: unknown[] = [];
  const work = runTasks(database.writer, { signal: end.signal, failed: (...told) => failures.push(told) });
  return {
    failures,
    stop: async () => {
      end.abort();
      await work;
    },
  };
}

const close = (month: string) => ask({ kind: "close-months", month });
const ask = async (body: object): Promise<number> => (await askTask(admin, parseTask(body)))?.id ?? 0;
async function ended(id: number): Promise<TaskRow> {
  for (;;) {
    const task = (await listTasks(admin))?.find((one) => one.id === id);
    if (task?.state === "done" || task?.state === "failed") return task;
    await wait(50);
  }
}
const closedMonths = async () =>
  (await database.writer<{ month: string }[]>`select month from closed_months order by month`).map(
    ({ month }) => month,
  );

describe("a task", () => {
  test("is done by the process that writes, in the name of who asked", async () => {
    worker = start();
    expect(await ended(await close("2024-02"))).toMatchObject({ state: "done", outcome: { months: 2 }, problem: null });
    expect(await closedMonths()).toEqual(["2024-01-01", "2024-02-01"]);
    expect(await ended(await ask({ kind: "reopen-months", month: "2024-02" }))).toMatchObject({ state: "done" });
    expect(await closedMonths()).toEqual(["2024-01-01"]);
    const told = await database.writer`
      select kind, actor, user_id as "userId" from audit_events where kind like 'months-%' order by id`;
    expect(told).toEqual([
      { kind: "months-closed", actor: "admin@example.com", userId: admin.userId },
      { kind: "months-reopened", actor: "admin@example.com", userId: admin.userId },
    ]);
  });

  test("that cannot be done says why, and the next is taken", async () => {
    worker = start();
    const late = await close("2024-05");
    const good = await close("2024-01");
    expect(await ended(late)).toMatchObject({
      state: "failed",
      problem: { code: "month-not-over", values: { month: "2024-05-01", asOf: "2024-04-30" } },
    });
    expect((await ended(good)).state).toBe("done");
    expect(worker.failures).toEqual([]);
  });

  test("waits where no process takes it, and is taken in its turn", async () => {
    const first = await close("2024-01");
    const second = await close("2024-03");
    expect((await listTasks(admin))?.map(({ id, state }) => [id, state])).toEqual([
      [second, "waiting"],
      [first, "waiting"],
    ]);
    worker = start();
    expect((await ended(second)).outcome).toEqual({ months: 2 });
    expect((await ended(first)).outcome).toEqual({ months: 1 });
  });

  test("of a programme that asks for much lets the other's pass", async () => {
    const other = await viewerOf(database, "other@example.com", "autre");
    const first = [await close("2024-01"), await close("2024-02"), await close("2024-03")];
    const asked = await askTask(other, parseTask({ kind: "close-months", month: "2024-01" }));
    const last = await close("2024-04");
    worker = start();
    await ended(last);
    const done = await database.writer<{ id: number }[]>`select id from tasks order by started_at`;
    expect(done.map(({ id }) => id)).toEqual([first[0], asked?.id, first[1], first[2], last]);
  });

  test("that fails for a reason that nobody foresaw says where to look, and nothing of it", async () => {
    const error = new RangeError("Invalid array length");
    const broken = vi.spyOn(works, "close-months").mockRejectedValue(error);
    worker = start();
    const id = await close("2024-01");
    expect(await ended(id)).toMatchObject({ state: "failed", problem: { code: "unexpected", values: { task: id } } });
    expect(worker.failures).toEqual([[error, { id, kind: "close-months" }]]);
    broken.mockRestore();
  });

  test("is not done for who is no admin any more", async () => {
    const second = await viewerOf(database, "second@example.com", "club");
    const asked = await askTask(second, parseTask({ kind: "close-months", month: "2024-01" }));
    await changePerson(admin, { kind: "role", email: "second@example.com", role: "marketing" });
    worker = start();
    expect(await ended(asked?.id ?? 0)).toMatchObject({ state: "failed", problem: { code: "no-admin", values: {} } });
    expect(await closedMonths()).toEqual([]);
  });

  test("that a killed process had begun is taken again; of two processes one takes it", async () => {
    const id = await close("2024-02");
    await database.writer`update tasks set state = 'running', started_at = now() where id = ${id}`;
    worker = start();
    const other = start();
    expect(await ended(id)).toMatchObject({ state: "done", outcome: { months: 2 } });
    await other.stop();
    expect([...worker.failures, ...other.failures]).toEqual([]);
  });

  test("is taken although the database cut off who waited for it", async () => {
    worker = start();
    const turn = () => database.writer<{ pid: number }[]>`
      select l.pid from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and l.locktype = 'advisory' and l.objid::bigint = hashtext('pilotage tasks')::bigint & 4294967295`;
    await vi.waitFor(async () => expect(await turn()).toHaveLength(1), { timeout: 20_000 });
    for (const { pid } of await turn()) await database.writer`select pg_terminate_backend(${pid}, 10000)`;
    expect(await ended(await close("2024-02"))).toMatchObject({ state: "done", outcome: { months: 2 } });
    expect(worker.failures).toHaveLength(1);
  });

  test("that an orderly end broke off waits for the next process, however often", async () => {
    const work = vi.spyOn(works, "close-months").mockImplementation(async (_, __, { signal }) => {
      await wait(60_000, undefined, { signal });
      return undefined as never;
    });
    const id = await close("2024-02");
    const state = async () =>
      (await database.writer<{ state: string }[]>`select state from tasks where id = ${id}`)[0]?.state;
    for (const _ of [1, 2, 3]) {
      worker = start();
      await vi.waitFor(async () => expect(await state()).toBe("running"), { timeout: 20_000 });
      await worker.stop();
      expect(await state()).toBe("waiting");
    }
    work.mockRestore();
    worker = start();
    expect(await ended(id)).toMatchObject({ state: "done", outcome: { months: 2 } });
  });

  test("that ended its process twice is not begun again", async () => {
    const id = await close("2024-02");
    await database.writer`update tasks set state = 'running', attempts = 2 where id = ${id}`;
    worker = start();
    expect(await ended(id)).toMatchObject({ state: "failed", problem: { code: "broken-off", values: {} } });
    expect(await closedMonths()).toEqual([]);
  });

  test("of an input that is not known any more fails without stopping the others", async () => {
    const id = await close("2024-02");
    await database.writer`update tasks set input = '{"month":"soon"}' where id = ${id}`;
    worker = start();
    expect(await ended(id)).toMatchObject({ state: "failed", problem: { code: "unexpected", values: { task: id } } });
    expect(worker.failures).toHaveLength(1);
    expect((await ended(await close("2024-01"))).state).toBe("done");
  });
});

describe("asking", () => {
  test("is an admin's alone, and so is what is told", async () => {
    const marketing = await viewerOf(database, "marketing@example.com", "club");
    expect(await askTask(marketing, parseTask({ kind: "close-months", month: "2024-01" }))).toBeNull();
    expect(await listTasks(marketing)).toBeNull();
    expect(await database.writer`select from tasks`).toHaveLength(0);
  });

  test("of an unknown kind, or with a field too many, is refused", () => {
    for (const body of [{}, null, [], { kind: "drop" }, { kind: "close-months", month: "2024-13" }])
      expect(() => parseTask(body)).toThrow("unreadable task");
    expect(() => parseTask({ kind: "close-months", month: "2024-01", programme: 2 })).toThrow("unreadable task");
  });
});
