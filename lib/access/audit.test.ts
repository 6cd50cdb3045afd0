import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { answerFile } from "@/app/api/answer-http";
import { fillSource, importInto, testSource } from "@/lib/ingest/testing-source";
import { closeMonths, reopenMonths } from "@/lib/rollup/close-months";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { signIn } from "@/lib/testing/sign-in";
import type { ToldEvent } from "@/lib/views/audit";
import { type AuditQuery, readEvents } from "./audit-log";
import { clientAddress } from "./client-address";
import type { Actor } from "./record-event";
import { recordEvent } from "./record-event";
import { closeSession, openVouchedSession } from "./sessions";
import { addUser, disableUser, removeRole, setPassword, signOutEverywhere } from "./users";

const state = vi.hoisted(() => ({ database: undefined as unknown, session: null as string | null, headers: {} }));
vi.mock("@/db/app-database", () => ({ appDatabase: async () => state.database }));
vi.mock("./session-cookie", () => ({ readSessionId: async () => state.session }));
vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers(state.headers) }));

const password = "correct horse battery";
const admin: Actor = { userId: 7, name: "admin@example.com", address: "192.0.2.7" };
let database: TestDatabase;
let programme: number;
let slug: string;

beforeAll(async () => {
  database = await testDatabase();
  state.database = database.app;
  programme = (await handMade(database)).programme;
  const [row] = await database.writer<{ slug: string }[]>`select slug from programmes where id = ${programme}`;
  slug = row?.slug ?? "";
});
afterAll(() => database.drop());

let last = 0;
beforeEach(async () => {
  state.session = null;
  state.headers = {};
  const [row] = await database.writer<{ id: number }[]>`select coalesce(max(id), 0) as id from audit_events`;
  last = row?.id ?? 0;
});

/** What was recorded since the test began. */
const recorded = () =>
  database.writer`
    select kind, programme_id as programme, user_id as "userId", actor, address, object, details
    from audit_events where id > ${last} order by id`;
const add = (email: string) =>
  addUser(database.writer, { email, name: "Name", password, programme: slug, role: "marketing" }, admin);
const byAdmin = { userId: 7, actor: "admin@example.com", address: "192.0.2.7" };

async function read(query: Partial<AuditQuery> = {}): Promise<(ToldEvent & { programme: string | null })[]> {
  const events: (ToldEvent & { programme: string | null })[] = [];
  for await (const some of readEvents(database.writer, { zone: "UTC", ...query })) events.push(...some);
  return events;
}

describe("the log", () => {
  test.each(["writer", "app"] as const)("takes no change and no removal from the %s's login", async (login) => {
    await recordEvent(database.writer, { kind: "export", by: admin });
    const codeOf = (sql: string) =>
      database[login]
        .begin(async (tx) => {
          if (login === "app") await tx`set local role reader_auth`;
          await tx.unsafe(sql);
          return null;
        })
        .catch((error) => error.code);
    expect(await codeOf("select from audit_events")).toBeNull();
    for (const sql of [
      "update audit_events set actor = 'other'",
      "delete from audit_events",
      "truncate audit_events",
      "drop table audit_events",
      "alter table audit_events disable row level security",
    ])
      expect(await codeOf(sql), sql).toBe("42501");
    expect(await recorded()).toMatchObject([{ kind: "export", ...byAdmin }]);
  });

  test("keeps nothing of what did not happen", async () => {
    const fails = add("undone@example.com").then(() => addUser(database.writer, { ...other, rep: "none" }, admin));
    const other = { email: "never@example.com", name: "N", password, programme: slug, role: "sales" as const };
    await expect(fails).rejects.toThrow("no rep none");
    expect((await recorded()).map(({ object }) => object)).toEqual(["undone@example.com", "undone@example.com"]);
  });

  test("is told by programme and from a day of its zone, with what its users did of no programme", async () => {
    await add("told@example.com");
    const [user] = await database.writer<{ id: number }[]>`select id from users where email = 'told@example.com'`;
    const own: Actor = { userId: user?.id ?? 0, name: "told@example.com", address: null };
    await recordEvent(database.writer, { kind: "sign-in", by: own, personId: own.userId ?? 0 });
    await setPassword(database.writer, "told@example.com", password, admin);
    await recordEvent(database.writer, { kind: "sign-in", by: { ...own, userId: -1, name: "else@example.com" } });
    await recordEvent(database.writer, { kind: "export", by: admin, programmeId: programme + 1 });
    await database.writer`
      insert into audit_events (at, kind, programme_id, actor)
      values ('2020-03-01T23:30:00Z', 'export', ${programme}, 'old')`;
    const told = (await read({ programmeId: programme })).filter(({ actor, object }) =>
      [actor, object].some((name) => name === "told@example.com" || name === "else@example.com"),
    );
    expect(told.map(({ kind }) => kind)).toEqual(["user-added", "role-given", "sign-in", "password-set"]);
    expect(new Set((await read({ programmeId: programme })).map((event) => event.programme))).toEqual(
      new Set([slug, null]),
    );
    expect((await read({ programmeId: programme + 1 })).map(({ kind }) => kind)).toEqual(["export"]);
    const paris = { zone: "Europe/Paris", from: "2020-03-02" };
    expect((await read(paris))[0]).toMatchObject({ actor: "old", at: "2020-03-02 00:30:00" });
    expect((await read({ ...paris, zone: "UTC" }))[0]?.actor).not.toBe("old");
  });
});

describe("what is told of a person", () => {
  const kinds = async (email: string) =>
    (await read({ programmeId: programme, person: email })).map(({ kind }) => kind);
  const open = (email: string, text: string) => signIn(database.app, { email, password: text, address: null });

  test("stays told where they were, once they are there no more; not what comes after, nor what was before", async () => {
    const email = "leaves@example.com";
    const elsewhere = await programmeBeside();
    await addUser(database.writer, { email, name: "L", password, programme: elsewhere, role: "marketing" }, admin);
    await open(email, password);
    await add(email);
    await open(email, "wrong");
    await open(email, password);
    await removeRole(database.writer, email, slug, admin);
    const told = ["role-given", "sign-in-refused", "sign-in", "role-removed"];
    expect(await kinds(email)).toEqual(told);
    await open(email, password);
    await disableUser(database.writer, email, admin);
    expect(await kinds(email)).toEqual(told);
  });

  test("says the programme of the admin who did it, and is told to the others that the person is in", async () => {
    const email = "two@example.com";
    const elsewhere = await programmeBeside();
    await add(email);
    await addUser(database.writer, { email, name: "T", password, programme: elsewhere, role: "marketing" }, admin);
    await disableUser(database.writer, email, admin, elsewhere);
    const rows = await recorded();
    const [other] = await database.writer<{ id: number }[]>`select id from programmes where slug = ${elsewhere}`;
    expect(rows.at(-1)).toMatchObject({ kind: "user-disabled", programme: other?.id });
    expect((await kinds(email)).at(-1)).toBe("user-disabled");
  });

  async function programmeBeside(): Promise<string> {
    const beside = await handMade(database);
    const [row] = await database.writer<{ slug: string }[]>`
      select slug from programmes where id = ${beside.programme}`;
    return row?.slug ?? "";
  }
});

describe("is recorded", () => {
  test("who came from their company's server without its word for their address", async () => {
    await add("claimed@example.com");
    const come = (email: string) => openVouchedSession(database.app, { email, isVerified: false }, "192.0.2.4");
    expect(await come("Claimed@example.com")).toBeNull();
    expect(await come("")).toBeNull();
    const refused = { kind: "sign-in-refused", actor: null, address: "192.0.2.4" };
    expect((await recorded()).slice(2)).toMatchObject([
      { ...refused, object: "claimed@example.com", details: { by: "oidc", reason: "unverified" } },
      { ...refused, object: null, details: { by: "oidc", reason: "unknown" } },
    ]);
  });

  test("a sign-in, its refusals and a sign-out, without what an unknown person typed", async () => {
    await add("signs@example.com");
    const [user] = await database.writer<{ id: number }[]>`select id from users where email = 'signs@example.com'`;
    const address = "198.51.100.4";
    const open = (email: string, text: string) => signIn(database.app, { email, password: text, address });
    const id = await open("Signs@example.com", password);
    await open("signs@example.com", "wrong");
    await open("a password typed as a mail", "wrong");
    await closeSession(database.app, id ?? "", address);
    await closeSession(database.app, id ?? "", address);
    const nobody = { userId: null, actor: null, address, programme: null };
    const them = { userId: user?.id, actor: "signs@example.com", address, programme: null, object: null };
    expect((await recorded()).slice(2)).toEqual([
      { kind: "sign-in", ...them, details: { by: "password" } },
      {
        kind: "sign-in-refused",
        ...nobody,
        object: "signs@example.com",
        details: { by: "password", reason: "password" },
      },
      { kind: "sign-in-refused", ...nobody, object: null, details: { by: "password", reason: "unknown" } },
      { kind: "sign-out", ...them, details: {} },
    ]);
  });

  test("each change of a user, by whom and from what", async () => {
    const email = "changed@example.com";
    await add(email);
    await addUser(database.writer, { email, name: "x", password, programme: slug, role: "executive" }, admin);
    await setPassword(database.writer, email, "another long password", admin);
    await signOutEverywhere(database.writer, email, admin);
    await removeRole(database.writer, email, slug, admin);
    await disableUser(database.writer, email, admin);
    const rows = await recorded();
    for (const row of rows) expect(row).toMatchObject({ ...byAdmin, object: email });
    expect(rows.map(({ kind, programme: of, details }) => [kind, of, details])).toEqual([
      ["user-added", programme, {}],
      ["role-given", programme, { role: "marketing" }],
      ["role-given", programme, { role: "executive", before: { role: "marketing", rep: null } }],
      ["password-set", null, {}],
      ["signed-out-everywhere", null, {}],
      ["role-removed", programme, { role: "executive" }],
      ["user-disabled", null, {}],
    ]);
  });

  test("an import and the settings that it changes, and one that is refused", async () => {
    const source = await testSource();
    try {
      await fillSource(source);
      const { importId, programmeId } = await importInto(database.writer, source);
      await source.settings({}, { pointValue: 0.02, asOf: "2012-06-20" });
      await importInto(database.writer, source);
      await source.settings({}, { pointValue: 0.02, asOf: "2012-06-21" });
      await importInto(database.writer, source);
      await source.csv("orders", ["ref,account,ordered_on,revenue,margin,status,channel", "O9,none,2011-01-10,1,,,"]);
      await importInto(database.writer, source);
      await source.csv("orders", [], "select * from read_csv('{data}/no-such.csv')");
      await expect(importInto(database.writer, source)).rejects.toThrow();
      const rows = await recorded();
      for (const row of rows) expect(row).toMatchObject({ programme: programmeId, actor: "test", address: null });
      const status = (at: number, version: number, asOf: string) => ({
        import: importId + at,
        status: "applied",
        asOf,
        dataVersion: version,
      });
      expect(rows.map(({ kind, object, details }) => [kind, object, details])).toEqual([
        ["programme-added", "essai", {}],
        ["import", source.folder, status(0, 1, "2012-06-15")],
        ["settings-changed", "essai", { point_value: { from: null, to: 2 } }],
        ["import", source.folder, status(1, 2, "2012-06-20")],
        ["import", source.folder, status(2, 3, "2012-06-21")],
        ["import", source.folder, { import: importId + 3, status: "refused", asOf: "2012-06-21", dataVersion: null }],
        ["import", source.folder, { import: importId + 4, status: "refused" }],
      ]);
    } finally {
      await source.remove();
    }
  });

  test("months closed and opened again", async () => {
    await database.writer.begin((tx) => closeMonths(tx, programme, "2011-02-01", admin));
    await database.writer.begin((tx) => reopenMonths(tx, programme, "2011-02-01", admin));
    expect((await recorded()).map(({ kind, details }) => [kind, details.months.at(-1)])).toEqual([
      ["months-closed", "2011-02-01"],
      ["months-reopened", "2011-02-01"],
    ]);
    for (const row of await recorded()) expect(row).toMatchObject({ ...byAdmin, programme });
  });

  test("a file, before it leaves; and none leaves unrecorded", async () => {
    await add("takes@example.com");
    state.session = await signIn(database.app, { email: "takes@example.com", password, address: null });
    state.headers = { "x-pilotage-peer": "::ffff:198.51.100.9" };
    const url = `http://localhost/api/programmes/${slug}/accounts/export?list=members&search=Dupont&format=csv`;
    const file = { name: "members.csv", type: "text/csv", body: new Uint8Array() };
    const take = () => answerFile(new Request(url), slug, async () => file);
    expect((await take()).status).toBe(200);
    expect((await recorded()).at(-1)).toMatchObject({
      kind: "export",
      actor: "takes@example.com",
      address: "198.51.100.9",
      programme,
      object: "members.csv",
      details: { path: `/api/programmes/${slug}/accounts/export`, query: "list=members&format=csv" },
    });
    const { connect } = await import("@/db/connections");
    const owner = connect(database.target, "owner", { max: 1 });
    await owner`revoke insert on audit_events from reader_auth`;
    await expect(take()).rejects.toThrow("audit_events");
    await owner`grant insert on audit_events to reader_auth`;
    await owner.end();
  });
});

describe("from where", () => {
  const from = async (headers: Record<string, string>, proxies?: string) => {
    state.headers = headers;
    vi.stubEnv("PILOTAGE_PROXIES", proxies);
    return clientAddress().finally(() => vi.unstubAllEnvs());
  };
  const peer = { "x-pilotage-peer": "192.0.2.1" };

  test("is the other end of the connection, whatever the request says", async () => {
    expect(await from({ ...peer, "x-forwarded-for": "203.0.113.9" })).toBe("192.0.2.1");
    expect(await from({ "x-pilotage-peer": "::ffff:192.0.2.1" })).toBe("192.0.2.1");
    expect(await from({ "x-pilotage-peer": "2001:db8::1" })).toBe("2001:db8::1");
    expect(await from({ "x-forwarded-for": "203.0.113.9" })).toBeNull();
  });

  test("behind proxies is what the first of them saw, not what came before", async () => {
    const said = { ...peer, "x-forwarded-for": "10.0.0.1, 203.0.113.9, 198.51.100.1" };
    expect(await from(said, "1")).toBe("198.51.100.1");
    expect(await from(said, "2")).toBe("203.0.113.9");
    expect(await from(said, "4")).toBeNull();
    expect(await from({ "x-forwarded-for": "198.51.100.1:51234" }, "1")).toBe("198.51.100.1");
    expect(await from({ "x-forwarded-for": "[2001:db8::1]:443" }, "1")).toBe("2001:db8::1");
    expect(await from({ "x-forwarded-for": "somewhere" }, "1")).toBeNull();
    await expect(from(said, "many")).rejects.toThrow("PILOTAGE_PROXIES");
  });
});
