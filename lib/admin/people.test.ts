import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Role } from "@/db/schema/user-programmes";
import { findViewer } from "@/lib/access/find-viewer";
import { acceptInvitation, invitationHours } from "@/lib/access/invitations";
import { openVouchedSession, readSession } from "@/lib/access/sessions";
import { UserError } from "@/lib/access/user-error";
import { setPassword } from "@/lib/access/users";
import type { Viewer } from "@/lib/access/viewer-type";
import { RequestError } from "@/lib/report/request-error";
import { addPerson, password, signIn, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import type { PersonChange } from "@/lib/views/administration";
import { withAdministration } from "./administration";
import { changePerson, listPeople, parsePersonChange } from "./people";

vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

let database: TestDatabase;
let admin: Viewer;
let people = 0;

beforeAll(async () => {
  database = await testDatabase();
  for (const slug of ["club", "other"]) {
    await database.writer`
      insert into programmes (slug, name, currency, zone, fiscal_start_month, data_from, as_of, started_on, features)
      values (${slug}, ${slug}, 'EUR', 'Europe/Paris', 1, '2024-01-01', '2025-06-30', '2024-01-01', '{}')`;
    await database.writer`
      insert into reps (programme_id, code, name) select id, ${`${slug}-rep`}, 'Rep' from programmes where slug = ${slug}`;
  }
  await add("admin@example.com", "admin");
  admin = await viewer("admin@example.com");
});
afterAll(() => database.drop());

const add = (email: string, role: Role, programme = "club") =>
  addPerson(database, email, { programme, role, rep: role === "sales" ? `${programme}-rep` : undefined });
const viewer = (email: string, programme = "club") => viewerOf(database, email, programme);

/** A person of their own for each test, with an open session. */
async function somebody(role: Role = "marketing", programme = "club") {
  people += 1;
  const email = `person${people}@example.com`;
  await add(email, role, programme);
  return { email, session: (await open(email)) ?? "" };
}

const open = (email: string, text?: string) => signIn(database, email, text);
const accept = (token: string, text: string) =>
  acceptInvitation(database.app, { token, password: text, address: "192.0.2.1" });
const change = (asked: PersonChange, by = admin) => changePerson(by, asked);
const refusal = (asked: PersonChange, by = admin) =>
  change(asked, by).then(
    () => "none",
    (error) => (error instanceof RequestError ? error.message : error),
  );
const person = async (email: string, by = admin) =>
  (await listPeople(by))?.people.find((one) => one.email === email) ?? null;
const read = (session: string) => readSession(database.app, session);
const invite = async (email: string): Promise<string> => {
  const made = await change({ kind: "invite", email, name: "New", role: "sales", rep: "club-rep" });
  return made?.link?.split("#")[1] ?? "";
};

describe("an invitation", () => {
  test("gives a link to a password, once, and then the role", async () => {
    const token = await invite("New@Example.com ");
    expect(await person("new@example.com")).toMatchObject({
      role: "sales",
      state: "invited",
      rep: { code: "club-rep" },
    });
    expect(await open("new@example.com", "")).toBeNull();
    expect(await accept(token, password)).toBe("new@example.com");
    expect(await accept(token, "another long password")).toBeNull();
    expect(await open("new@example.com")).not.toBeNull();
    expect((await viewer("new@example.com")).scope.kind).toBe("portfolio");
    expect((await person("new@example.com"))?.state).toBe("active");
  });

  test("is good for its hours and no longer; a new one takes its place", async () => {
    const first = await invite("late@example.com");
    const [row] = await database.writer`
      select extract(epoch from expires_at - now())::int / 3600 as hours, token_hash = ${first} as plain
      from invitations i join users u on u.id = i.user_id where u.email = 'late@example.com'`;
    expect(row).toEqual({ hours: invitationHours, plain: false });
    const second = (await change({ kind: "reset", email: "late@example.com" }))?.link?.split("#")[1] ?? "";
    expect(await accept(first, password)).toBeNull();
    await database.writer`update invitations set expires_at = now()`;
    expect((await person("late@example.com"))?.state).toBe("late");
    // As after a restore, which brings no invitations; and who the company's server vouched for needs none.
    await invite("waits@example.com");
    await database.writer`delete from invitations i using users u where u.id = i.user_id and u.email = 'waits@example.com'`;
    expect((await person("waits@example.com"))?.state).toBe("late");
    await invite("vouched@example.com");
    await database.writer`update users set vouched_at = now() where email = 'vouched@example.com'`;
    expect((await person("vouched@example.com"))?.state).toBe("active");
    expect(await accept(second, password)).toBeNull();
  });

  test("is for no disabled user, no short password, no other secret", async () => {
    const token = await invite("stopped@example.com");
    await expect(accept(token, "elevenchars")).rejects.toThrow(UserError);
    expect(await accept(`${token}x`, password)).toBeNull();
    expect(await accept("", password)).toBeNull();
    await change({ kind: "disable", email: "stopped@example.com" });
    expect(await accept(token, password)).toBeNull();
  });

  test("of somebody in a programme of another admin's is refused: who may know their password is not known here", async () => {
    const { email } = await somebody("marketing", "other");
    expect(await refusal({ kind: "invite", email, name: "x", role: "analyst" })).toBe("others-too");
    expect(await person(email)).toBeNull();
    await add("admin@example.com", "admin", "other");
    expect(await change({ kind: "invite", email, name: "x", role: "analyst" })).toEqual({ link: null });
    await database.writer`
      delete from user_programmes m using users u, programmes p
      where u.id = m.user_id and p.id = m.programme_id and u.email = 'admin@example.com' and p.slug = 'other'`;
    expect(await open(email)).not.toBeNull();
    expect(await refusal({ kind: "invite", email, name: "x", role: "admin" })).toBe("already-here");
    expect((await person(email))?.role).toBe("analyst");
  });

  test("of somebody whose password an admin elsewhere may know, who is none here, has them set another", async () => {
    const { email, session } = await somebody("marketing", "other");
    const knows = await somebody("admin", "other");
    await add("admin@example.com", "admin", "other");
    const { link } = (await change({ kind: "invite", email, name: "x", role: "analyst" })) ?? {};
    expect([await read(session), await open(email)]).toEqual([null, null]);
    expect(await accept(link?.split("#")[1] ?? "", password)).toBe(email);
    await database.writer`
      delete from user_programmes m using users u, programmes p where u.id = m.user_id and p.id = m.programme_id
        and u.email in ('admin@example.com', ${knows.email}) and p.slug = 'other'`;
  });

  test("of somebody who is in no programme any more ends their password, sessions and link", async () => {
    const { email, session } = await somebody();
    await change({ kind: "remove", email });
    const { link } = (await change({ kind: "invite", email, name: "x", role: "analyst" })) ?? {};
    expect(link).toContain("#");
    expect(await read(session)).toBeNull();
    expect(await open(email)).toBeNull();
    expect(await accept(link?.split("#")[1] ?? "", password)).toBe(email);
  });

  test.each<[string, PersonChange]>([
    ["no-mail", { kind: "invite", email: "nobody", name: "x", role: "analyst" }],
    ["needs-rep", { kind: "invite", email: "rep@example.com", name: "x", role: "sales" }],
    ["no-rep", { kind: "invite", email: "rep@example.com", name: "x", role: "sales", rep: "other-rep" }],
    ["only-sales", { kind: "invite", email: "rep@example.com", name: "x", role: "analyst", rep: "club-rep" }],
    ["no-user", { kind: "disable", email: "unheard-of@example.com" }],
  ])("%s is refused, and nothing is written", async (reason, asked) => {
    const before = await database.writer`select email from users order by email`;
    expect(await refusal(asked)).toBe(reason);
    expect(await database.writer`select email from users order by email`).toEqual(before);
  });
});

describe("from the next request on", () => {
  test("another role, and none", async () => {
    const { email, session } = await somebody("marketing");
    await change({ kind: "role", email, role: "sales", rep: "club-rep" });
    expect(await viewer(email)).toMatchObject({ role: "sales", scope: { kind: "portfolio" } });
    await change({ kind: "remove", email });
    expect(await findViewer(database.app, { email }, "club")).toBeNull();
    expect(await read(session)).not.toBeNull();
  });

  test("disabled, and enabled again with a new session", async () => {
    const { email, session } = await somebody();
    await change({ kind: "disable", email });
    expect(await read(session)).toBeNull();
    expect(await open(email)).toBeNull();
    await change({ kind: "enable", email });
    expect(await read(session)).toBeNull();
    expect(await open(email)).not.toBeNull();
  });

  test("signed out everywhere, the password stays; reset, it does not", async () => {
    const { email, session } = await somebody();
    await change({ kind: "sign-out", email });
    expect(await read(session)).toBeNull();
    const again = await open(email);
    expect(again).not.toBeNull();
    await change({ kind: "reset", email });
    expect(await read(again ?? "")).toBeNull();
    expect(await open(email)).toBeNull();
  });
});

describe("what an admin cannot do", () => {
  test("leave a programme without an admin", async () => {
    const alone = { email: admin.email };
    expect(await refusal({ kind: "disable", ...alone })).toBe("last-admin");
    expect(await refusal({ kind: "remove", ...alone })).toBe("last-admin");
    expect(await refusal({ kind: "role", ...alone, role: "marketing" })).toBe("last-admin");
    expect(await refusal({ kind: "role", ...alone, role: "admin" })).toBe("none");
    const second = await somebody("admin");
    await change({ kind: "disable", email: second.email });
    expect(await refusal({ kind: "remove", ...alone })).toBe("last-admin");
    await change({ kind: "enable", email: second.email });
    expect(await refusal({ kind: "disable", email: second.email })).toBe("none");
    expect(await person(admin.email)).toMatchObject({ role: "admin", state: "active" });
  });

  test("leave one to an admin who was invited and never came", async () => {
    const alone = { email: admin.email };
    const invited = "invited-admin@example.com";
    const { link } = (await change({ kind: "invite", email: invited, name: "x", role: "admin" })) ?? {};
    const refused = async () => {
      for (const kind of ["disable", "remove", "reset"] as const)
        expect(await refusal({ kind, ...alone }), kind).toBe("last-admin");
      expect(await refusal({ kind: "role", ...alone, role: "marketing" })).toBe("last-admin");
    };
    await refused();
    expect(await accept(link?.split("#")[1] ?? "", password)).toBe(invited);
    await change({ kind: "reset", email: invited });
    await refused();
    expect(await person(admin.email)).toMatchObject({ role: "admin", state: "active" });
    // Who comes by their company's server needs no password.
    expect(await openVouchedSession(database.app, { email: invited, isVerified: true }, null)).not.toBeNull();
    expect(await refusal({ kind: "reset", ...alone })).toBe("none");
    await setPassword(database.writer, admin.email, password, tester);
    await change({ kind: "remove", email: invited });
  });

  test("take somebody away a second time: it is not told twice", async () => {
    const { email } = await somebody();
    const done = await Promise.all([1, 2].map(() => refusal({ kind: "remove", email })));
    expect([...done].sort()).toEqual(["no-user", "none"]);
    const told = await database.writer`select from audit_events where kind = 'role-removed' and object = ${email}`;
    expect(told).toHaveLength(1);
  });

  test("leave one without an admin by two changes at once", async () => {
    const [one, two] = [await somebody("admin", "other"), await somebody("admin", "other")];
    const [first, second] = [await viewer(one.email, "other"), await viewer(two.email, "other")];
    const done = await Promise.all([
      refusal({ kind: "role", email: one.email, role: "marketing" }, first),
      refusal({ kind: "role", email: two.email, role: "marketing" }, second),
    ]);
    expect([...done].sort()).toEqual(["last-admin", "none"]);
  });

  test("touch somebody of another programme, or what is theirs there", async () => {
    const elsewhere = await somebody("marketing", "other");
    const shared = await somebody("marketing", "other");
    await add(shared.email, "analyst", "club");
    const session = (await open(shared.email)) ?? "";
    expect(await person(elsewhere.email)).toBeNull();
    expect(await person(shared.email)).toMatchObject({ role: "analyst", isShared: true });
    for (const kind of ["disable", "sign-out", "reset", "enable"] as const) {
      expect(await refusal({ kind, email: elsewhere.email })).toBe("no-user");
      expect(await refusal({ kind, email: shared.email })).toBe("others-too");
    }
    expect(await refusal({ kind: "role", email: elsewhere.email, role: "analyst" })).toBe("no-user");
    expect(await read(elsewhere.session)).not.toBeNull();
    expect(await read(session)).not.toBeNull();
    expect(await refusal({ kind: "remove", email: shared.email })).toBe("none");
    expect((await viewer(shared.email, "other")).role).toBe("marketing");
  });

  test("any of it without being one: every answer is nothing", async () => {
    for (const role of ["marketing", "analyst", "executive", "sales"] as const) {
      const { email } = await somebody(role);
      const other = await viewer(email);
      expect(await listPeople(other)).toBeNull();
      expect(await change({ kind: "disable", email: admin.email }, other)).toBeNull();
    }
    expect((await person(admin.email))?.state).toBe("active");
  });

  test.each([
    { kind: "invite", email: "a@b.example", name: "x", role: "owner" },
    { kind: "disable", email: "a@b.example", role: "admin" },
    { kind: "promote", email: "a@b.example" },
    { kind: "disable", email: "a\0@b.example" },
    { kind: "disable" },
    null,
  ])("send %j", (body) => {
    expect(() => parsePersonChange(body)).toThrow(RequestError);
  });
});

test("the database itself looks up again who is an admin, and hides what passwords are known by", async () => {
  const { email } = await somebody("marketing");
  const posing: Viewer = { ...(await viewer(email)), role: "admin" };
  const affected = (sql: string, by: Viewer) =>
    withAdministration(by, async (tx) => (await tx.unsafe(sql)).count).catch((error) => error.code);
  const disable = "update users set disabled_at = now() where email = 'admin@example.com'";
  expect(await affected(disable, posing)).toBe(0);
  expect(await affected("select * from imports", posing)).toBe(0);
  expect(await affected("select * from programmes", posing)).toBe(0);
  expect(await affected("select * from programmes", admin)).toBe(1);
  const right = `insert into indicator_roles select id, 'sales', 'roi', true from programmes where slug = 'other'`;
  expect(await affected(right, admin)).toBe(0);
  const promote = `insert into user_programmes (user_id, programme_id, role)
    values (${posing.userId}, ${posing.programme.id}, 'admin') on conflict (user_id, programme_id) do update set role = 'admin'`;
  expect(await affected(promote, posing)).toBe("42501");
  expect(await affected("update user_programmes set role = 'admin'", posing)).toBe(0);
  expect(await affected("delete from user_programmes", posing)).toBe(0);
  expect(await affected("insert into users (email, name) values ('x@example.com', 'x')", posing)).toBe("42501");
  expect(await affected("delete from sign_in_failures", posing)).toBe(0);
  expect(await affected("insert into audit_events (kind) values ('sign-in')", posing)).toBe("42501");
  for (const sql of [
    "update audit_events set actor = 'other'",
    "insert into audit_events (kind, at) values ('sign-in', now())",
    "select password_hash from users",
    "select token_hash from invitations",
    "select * from sessions",
    "select * from orders",
    "select * from contacts",
    "update programmes set name = 'mine'",
  ])
    expect(await affected(sql, admin), sql).toBe("42501");
});
