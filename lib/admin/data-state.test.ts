import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { undoableImport } from "@/lib/ingest/undoable-import";
import { addPerson, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { withAdministration } from "./administration";
import { readDataState } from "./data-state";
import { listRejects, readImportsState } from "./imports-state";
import { readSettings } from "./settings";

vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

let database: TestDatabase;
let programme: number;
let admin: Viewer;
let marketing: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  const club = await handMade(database);
  programme = club.programme;
  for (const [account, rep] of Object.entries({ A: "anna", B: "ben" })) club.account(account, { rep });
  club.account("C", {});
  club.member("A", "2011-01-01");
  club.order("A", "2012-02-10", 10_00);
  await club.ready();
  const { slug } = club;
  for (const role of ["admin", "marketing"] as const)
    await addPerson(database, `${role}@example.com`, { programme: slug, role });
  admin = await viewerOf(database, "admin@example.com", slug);
  marketing = await viewerOf(database, "marketing@example.com", slug);
});
afterAll(() => database.drop());

test("settings say up to which month the programme is closed, to an admin alone", async () => {
  expect(await readSettings(admin)).toMatchObject({ closed: [], programme: { name: expect.any(String) } });
  await database.writer`
    insert into tiers (programme_id, id, code, name, rank)
    values (${programme}, 98, 'a', 'Last', 99), (${programme}, 99, 'z', 'First', -1)`;
  const names = (await readSettings(admin))?.tiers.map(({ name }) => name) ?? [];
  expect([names[0], names.at(-1)]).toEqual(["First", "Last"]);
  await database.writer`
    insert into closed_months (programme_id, month, running_cost_cents)
    values (${programme}, '2012-01-01', 0), (${programme}, '2012-02-01', 0)`;
  expect((await readSettings(admin))?.closed).toEqual(["2012-02-01", "2012-01-01"]);
  await database.writer`delete from closed_months`;
  expect(await readSettings(marketing)).toBeNull();
});

describe("the state of the data", () => {
  const feeds = (orders: object) =>
    JSON.stringify({ orders, reps: { in: 2, new: 0, changed: 0, unchanged: 2, removed: 0, rejected: 0 } });
  const addImport = async (on: string, status: string, orders: object) => {
    const [row] = await database.writer<{ id: number }[]>`
      insert into imports (programme_id, source, checksum, started_by, status, started_at, finished_at, feeds)
      values (${programme}, '/srv/data/club', 'x', 'robot', ${status}, ${`${on}T23:30:00Z`}, ${`${on}T23:31:30Z`},
        ${feeds(orders)}::text::jsonb)
      returning id`;
    return row?.id ?? 0;
  };

  test("says how fresh each feed is, what was read, and what does not add up", async () => {
    const changes = { in: 5, new: 2, changed: 1, unchanged: 1, removed: 0, rejected: 1 };
    await addImport("2012-03-01", "applied", changes);
    await addImport("2012-04-01", "applied", { ...changes, new: 0, changed: 0, unchanged: 4 });
    const id = await addImport("2012-05-01", "refused", changes);
    for (const column of ["account", "revenue"])
      await database.writer`
        insert into import_rejects (programme_id, import_id, feed, file, line, column_name, value, reason)
        values (${programme}, ${id}, 'orders', '/srv/data/club/orders.csv', 12, ${column}, '=1+1', 'no such thing')`;
    const state = await readDataState(admin);
    // Times are the zone's: it is the next day in Paris.
    expect(state?.feeds.toSorted((one, other) => other.rows - one.rows)).toEqual([
      { feed: "orders", cameOn: "2012-04-02", changedOn: "2012-03-02", rows: 5, rejected: 1 },
      { feed: "reps", cameOn: "2012-04-02", changedOn: null, rows: 2, rejected: 0 },
    ]);
    expect(state).toMatchObject({ accountsWithoutRep: 1, ordersWithoutAccount: 1 });
    const imports = (await readImportsState(admin))?.imports;
    expect(imports?.map(({ at, status, keptRejects }) => [at, status, keptRejects])).toEqual([
      ["2012-05-02 01:30", "refused", 2],
      ["2012-04-02 01:30", "applied", 0],
      ["2012-03-02 00:30", "applied", 0],
    ]);
    expect(imports?.[0]).toMatchObject({
      source: "club",
      by: "robot",
      seconds: 90,
      rows: { in: 7, new: 2, changed: 1, unchanged: 3, removed: 0, rejected: 1 },
    });
    expect(await listRejects(admin, String(id))).toHaveLength(2);
    expect((await readSettings(admin))?.source).toEqual({ name: "club", at: "2012-04-02" });
  });

  test("asks for nobody's rep where the programme has none", async () => {
    const shop = await handMade(database);
    shop.account("A", {});
    await shop.ready();
    await addPerson(database, "keeper@example.com", { programme: shop.slug, role: "admin" });
    const state = await readDataState(await viewerOf(database, "keeper@example.com", shop.slug));
    expect(state).toMatchObject({ accountsWithoutRep: null });
  });

  test("says which import can be undone, to an admin alone", async () => {
    const id = await addImport("2012-06-01", "applied", { new: 1 });
    await database.writer`update imports set before = 'kept' where id = ${id}`;
    const read = (viewer: Viewer) => withAdministration(viewer, (tx) => undoableImport(tx, programme));
    expect(await read(admin)).toMatchObject({ importId: id, at: "2012-06-02 01:30", by: "robot" });
    expect(await read(marketing)).toBeNull();
    await database.writer`update imports set status = 'undone' where id = ${id}`;
    expect(await read(admin)).toEqual({ reason: "undone" });
  });

  test("is nobody else's, nor another programme's", async () => {
    const other = await handMade(database);
    const [row] = await database.writer<{ id: number }[]>`
      insert into imports (programme_id, source, checksum, started_by, status)
      values (${other.programme}, 'x', 'x', 'x', 'applied') returning id`;
    for (const id of [String(row?.id), "0", "x", "99999999999"]) expect(await listRejects(admin, id), id).toBeNull();
    expect(await readDataState(marketing)).toBeNull();
    expect(await readImportsState(marketing)).toBeNull();
    expect(await listRejects(marketing, "1")).toBeNull();
  });
});
