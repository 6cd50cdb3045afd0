import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { EventKind } from "@/db/schema/audit-events";
import { recordEvent } from "@/lib/access/record-event";
import type { Viewer } from "@/lib/access/viewer-type";
import { RequestError } from "@/lib/report/request-error";
import { addPerson, signIn, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import { withAdministration } from "./administration";
import { readAuditPage, readWholeAudit } from "./audit";

vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

let database: TestDatabase;
let admin: Viewer;
let programmes: Record<string, number>;

beforeAll(async () => {
  database = await testDatabase();
  for (const slug of ["club", "other"])
    await database.writer`
      insert into programmes (slug, name, currency, zone, fiscal_start_month, data_from, as_of, started_on, features)
      values (${slug}, ${slug}, 'EUR', 'Europe/Paris', 1, '2024-01-01', '2025-06-30', '2024-01-01', '{}')`;
  const rows = await database.writer<{ id: number; slug: string }[]>`select id, slug from programmes`;
  programmes = Object.fromEntries(rows.map(({ id, slug }) => [slug, id]));
  await addPerson(database, "admin@example.com", { programme: "club", role: "admin" });
  await addPerson(database, "member@example.com", { programme: "club", role: "marketing" });
  await addPerson(database, "stranger@example.com", { programme: "other", role: "admin" });
  admin = await viewerOf(database, "admin@example.com", "club");
});
afterAll(() => database.drop());

const page = async (query = "", by = admin) => {
  const told = await readAuditPage(by, new URLSearchParams(query));
  if (!told) throw new Error("the log is not theirs");
  return told;
};
const kinds = async (query = "") => (await page(query)).events.map(({ kind }) => kind);

/** Something that happened in a programme at an instant: what, by whom. */
const add = (slug: string, at: string, kind: EventKind, actor = "somebody@example.com", object = "x") =>
  database.writer`
    insert into audit_events (at, kind, programme_id, actor, object)
    values (${at}, ${kind}, ${programmes[slug] ?? 0}, ${actor}, ${object})`;

describe("the log of a programme", () => {
  test("tells what was done there, and what its people did, the newest first; of others nothing", async () => {
    await signIn(database, "member@example.com");
    await signIn(database, "stranger@example.com");
    await signIn(database, "nobody@example.com");
    await add("other", "2025-01-01T00:00:00Z", "export");
    await recordEvent(database.writer, { kind: "months-closed", by: tester, programmeId: programmes.club ?? 0 });
    const { events } = await page();
    expect(events.map(({ kind, actor, object }) => [kind, actor, object])).toEqual([
      ["months-closed", tester.name, null],
      ["sign-in", "member@example.com", null],
      ["role-given", tester.name, "member@example.com"],
      ["user-added", tester.name, "member@example.com"],
      ["role-given", tester.name, "admin@example.com"],
      ["user-added", tester.name, "admin@example.com"],
    ]);
    expect(events[0]?.isCommand).toBe(true);
    expect(events[1]).toMatchObject({ isCommand: false, address: "192.0.2.1" });
  });

  test("is an admin's alone, whatever is asked", async () => {
    const member = await viewerOf(database, "member@example.com", "club");
    for (const query of ["", "kind=nothing"]) {
      expect(await readAuditPage(member, new URLSearchParams(query))).toBeNull();
      expect(await readWholeAudit(member, new URLSearchParams(query))).toBeNull();
    }
  });

  test("is kept apart by the database itself", async () => {
    const rows = (by: Viewer) =>
      withAdministration(by, (tx) => tx`select programme_id, person_programmes from audit_events`);
    const read = (await rows(admin)) ?? [];
    expect(read.length).toBeGreaterThan(0);
    for (const row of read) expect([row.programme_id, ...row.person_programmes]).toContain(programmes.club);
    const member = await viewerOf(database, "member@example.com", "club");
    expect(await rows({ ...member, role: "admin" })).toHaveLength(0);
  });
});

describe("what an address asks for", () => {
  beforeAll(async () => {
    await add("club", "2020-03-01T22:59:59Z", "export", "ann@example.com", "bob-list.csv");
    await add("club", "2020-03-01T23:00:00Z", "role-given", "ann@example.com", "Bob@example.com");
    await add("club", "2020-03-02T22:59:59Z", "export", "bob@example.com", "list.csv");
    await add("club", "2020-03-02T23:00:00Z", "import", "ann@example.com", "/srv/secret/club");
  });
  const inMarch = "from=2020-03-01&to=2020-03-31";

  test("is of a kind", async () => {
    expect(await kinds(`${inMarch}&kind=export`)).toEqual(["export", "export"]);
    expect(await kinds("kind=programme-added")).toEqual([]);
  });

  test("is of a person, who did it or to whom it was done: not of a file that is called so", async () => {
    expect(await kinds(`${inMarch}&person=BOB`)).toEqual(["export", "role-given"]);
    expect(await kinds(`${inMarch}&person=ann%40`)).toEqual(["import", "role-given", "export"]);
    expect(await kinds(`${inMarch}&person=%25`)).toEqual([]);
  });

  test("is of days of the programme's zone, both included", async () => {
    expect(await kinds("from=2020-03-02&to=2020-03-02")).toEqual(["export", "role-given"]);
    expect((await page("to=2020-03-01")).events.map(({ at }) => at)).toEqual(["2020-03-01 23:59:59"]);
  });

  test("names a source, not where it is on the machine", async () => {
    expect((await page(`${inMarch}&kind=import`)).events[0]?.object).toBe("club");
  });

  test.each([
    "kind=other",
    "kind=export&kind=import",
    "from=2020-02-30",
    "to=yesterday",
    "before=0",
    "before=x",
    "page=2",
    "person=%00",
    `person=${"x".repeat(101)}`,
  ])("cannot be %s", async (query) => {
    await expect(page(query)).rejects.toThrow(RequestError);
  });
});

test("pages hold every event once, at the same instant too, whatever is added meanwhile", async () => {
  await database.writer`
    insert into audit_events (at, kind, programme_id, actor)
    select '2019-01-01'::timestamptz + (n / 3) * interval '1 second', 'export', ${programmes.club ?? 0}, 'many@example.com'
    from generate_series(1, 120) n`;
  const all = await readWholeAudit(admin, new URLSearchParams("person=many"));
  expect(all?.events).toHaveLength(120);
  const ids: number[] = [];
  let before = "";
  for (let hasOlder = true; hasOlder; ) {
    const part = await page(`person=many${before}`);
    ids.push(...part.events.map(({ id }) => id));
    hasOlder = part.hasOlder;
    before = `&before=${ids.at(-1)}`;
    await add("club", "2030-01-01T00:00:00Z", "export", "many@example.com");
  }
  expect(ids).toEqual(all?.events.map(({ id }) => id));
});
