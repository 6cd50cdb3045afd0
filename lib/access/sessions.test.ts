import { encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Role } from "@/db/schema/user-programmes";
import { authSecret, sessionLimits } from "@/lib/env";
import { withReader } from "@/lib/report/open-reader";
import { queryIndicator } from "@/lib/report/query-indicator";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { signIn } from "@/lib/testing/sign-in";
import { tester } from "@/lib/testing/tester";
import { findViewer } from "./find-viewer";
import { pageCookie, readSessionId } from "./session-cookie";
import { closeSession, openVouchedSession, readSession } from "./sessions";
import { UserError } from "./user-error";
import { addUser, disableUser, listUsers, type NewUser, removeRole, setPassword, signOutEverywhere } from "./users";

const jar = vi.hoisted(() => new Map<string, { value: string }>());
vi.mock("next/headers", () => ({ cookies: async () => jar }));

const password = "correct horse battery";
let database: TestDatabase;
let programme: number;
let slug: string;
let reps: Record<string, number>;
let users = 0;

beforeAll(async () => {
  database = await testDatabase();
  const club = await handMade(database);
  programme = club.programme;
  for (const [account, rep] of Object.entries({ A: "anna", B: "ben", C: "cleo" })) {
    club.account(account, { segment: account, rep });
    club.member(account, "2011-01-01");
    club.order(account, "2012-02-10", 10_00);
  }
  await club.ready();
  const rows = await database.writer<
    { id: number; code: string }[]
  >`select id, code from reps where programme_id = ${programme}`;
  reps = Object.fromEntries(rows.map(({ id, code }) => [code, id]));
  // Ben reports to Anna.
  await database.writer`
    update reps set manager_id = ${reps.anna ?? 0} where programme_id = ${programme} and code = 'ben'`;
  const [found] = await database.writer<{ slug: string }[]>`select slug from programmes where id = ${programme}`;
  slug = found?.slug ?? "";
});
afterAll(() => database.drop());

const open = (email: string, text = password) => signIn(database.app, { email, password: text, address: "192.0.2.1" });
const read = (id: string) => readSession(database.app, id);
const viewer = (email: string) => findViewer(database.app, { email }, slug);

/** A user of their own for each test. */
async function user(role: Role = "marketing", rep?: string): Promise<string> {
  users += 1;
  const email = `user${users}@example.com`;
  await addUser(
    database.writer,
    { email, name: email, password, programme: slug, role, ...(rep ? { rep } : {}) },
    tester,
  );
  return email;
}

async function signedIn(role?: Role, rep?: string): Promise<{ email: string; id: string }> {
  const email = await user(role, rep);
  const id = await open(email);
  if (id === null) throw new Error("the right password opens no session");
  return { email, id };
}

describe("signing in", () => {
  test("with the password opens a session of that user; case and spaces of the address do not matter", async () => {
    const email = await user();
    const ids = [await open(email), await open(` ${email.toUpperCase()} `)];
    for (const id of ids) expect(await read(id ?? "")).toMatchObject({ email, name: email });
    expect(new Set(ids).size).toBe(2);
  });

  test("with a wrong password and as nobody: both null, and no row is written", async () => {
    const email = await user();
    const count = async () => (await database.writer`select 1 from sessions`).length;
    const before = await count();
    expect(await open(email, `${password}!`)).toBeNull();
    expect(await open(email, "")).toBeNull();
    expect(await open("nobody@example.com")).toBeNull();
    expect(await open("nobody@example.com", "no user has this password")).toBeNull();
    expect(await open(`${email}\0`)).toBeNull();
    expect(await open("a".repeat(400))).toBeNull();
    expect(await open(email, "a".repeat(2000))).toBeNull();
    expect(await count()).toBe(before);
  });

  test("is for no disabled user, until a password is set again", async () => {
    const email = await user();
    await disableUser(database.writer, email, tester);
    expect(await open(email)).toBeNull();
    await setPassword(database.writer, email, "another long password", tester);
    expect(await open(email)).toBeNull();
    expect(await open(email, "another long password")).not.toBeNull();
  });
});

describe("a session", () => {
  test("that nobody opened is nobody's", async () => {
    expect(await read("no such session")).toBeNull();
    expect(await read("")).toBeNull();
  });

  test("that is closed is dead, and no other is", async () => {
    const { email, id } = await signedIn();
    const other = await open(email);
    await closeSession(database.app, id, null);
    expect(await read(id)).toBeNull();
    expect(await read(other ?? "")).not.toBeNull();
  });

  test("of a user who is disabled is dead at once, and stays so", async () => {
    const { email, id } = await signedIn();
    const other = await signedIn();
    await disableUser(database.writer, email.toUpperCase(), tester);
    expect(await read(id)).toBeNull();
    expect(await viewer(email)).toBeNull();
    await database.writer`update users set disabled_at = null where email = ${email}`;
    expect(await read(id)).toBeNull();
    expect(await read(other.id)).not.toBeNull();
    // By hand, without an end to the sessions.
    await database.writer`update users set disabled_at = now() where email = ${other.email}`;
    expect(await read(other.id)).toBeNull();
  });

  test("ends when the password changes", async () => {
    const { email, id } = await signedIn();
    const other = await signedIn();
    await setPassword(database.writer, email, "another long password", tester);
    expect(await read(id)).toBeNull();
    expect(await read(other.id)).not.toBeNull();
    expect(await read((await open(email, "another long password")) ?? "")).not.toBeNull();
  });

  test("ends a week after the sign-in, however busy it is", async () => {
    const { id } = await signedIn();
    const [row] = await database.writer`
      select extract(epoch from expires_at - created_at)::int / 3600 as hours from sessions where id = ${id}`;
    expect(row?.hours).toBe(sessionLimits().absoluteHours);
    await database.writer`update sessions set expires_at = now() + interval '5 seconds' where id = ${id}`;
    expect(await read(id)).not.toBeNull();
    await database.writer`update sessions set expires_at = now() where id = ${id}`;
    expect(await read(id)).toBeNull();
  });

  test("ends after a day without a request, and a late one does not bring it back", async () => {
    const { id } = await signedIn();
    const seen = (ago: string) =>
      database.writer`update sessions set last_seen_at = now() - ${ago}::interval where id = ${id}`;
    await seen(`${sessionLimits().idleHours} hours -10 seconds`);
    expect(await read(id)).not.toBeNull();
    await seen(`${sessionLimits().idleHours} hours`);
    expect(await read(id)).toBeNull();
    expect(await read(id)).toBeNull();
  });

  test("ends sooner where the installation says so, those that are open too", async () => {
    const { id } = await signedIn();
    const is = async (column: string, value: string, limit: string) => {
      await database.writer.unsafe(`update sessions set ${column} = now() - interval '${value}' where id = $1`, [id]);
      vi.stubEnv(limit, "2");
      const limited = await read(id);
      vi.unstubAllEnvs();
      return [limited !== null, (await read(id)) !== null];
    };
    expect(await is("last_seen_at", "3 hours", "PILOTAGE_SESSION_IDLE_HOURS")).toEqual([false, true]);
    expect(await is("created_at", "3 hours", "PILOTAGE_SESSION_HOURS")).toEqual([false, true]);
    vi.stubEnv("PILOTAGE_SESSION_HOURS", "2");
    const { id: later } = await signedIn();
    vi.unstubAllEnvs();
    const [row] = await database.writer`
      select extract(epoch from expires_at - created_at)::int / 3600 as hours from sessions where id = ${later}`;
    expect(row?.hours).toBe(2);
  });

  test("ends when its user is signed out everywhere; they may sign in again", async () => {
    const { email, id } = await signedIn();
    const other = await open(email);
    await signOutEverywhere(database.writer, email, tester);
    expect(await read(id)).toBeNull();
    expect(await read(other ?? "")).toBeNull();
    expect(await open(email)).not.toBeNull();
  });

  test("opens to whom their company vouches for, where an admin created them and they are not disabled", async () => {
    const email = await user();
    const vouched = (mail: string, isVerified = true) =>
      openVouchedSession(database.app, { email: mail, isVerified }, null);
    expect(await read((await vouched(email.toUpperCase())) ?? "")).toMatchObject({ email });
    const before = (await listUsers(database.writer)).length;
    expect(await vouched("stranger@example.com")).toBeNull();
    expect(await vouched(`${email}\0`)).toBeNull();
    expect(await vouched(email, false)).toBeNull();
    expect(await vouched("", false)).toBeNull();
    expect((await listUsers(database.writer)).length).toBe(before);
    await disableUser(database.writer, email, tester);
    expect(await vouched(email)).toBeNull();
  });

  test("opens to nobody by an address that only reads as theirs", async () => {
    await addUser(
      database.writer,
      { email: "kate@example.com", name: "Kate", password, programme: slug, role: "marketing" },
      tester,
    );
    const vouched = (email: string) => openVouchedSession(database.app, { email, isVerified: true }, null);
    // A Kelvin sign, of which the small letter is a k; and a space that no keyboard has.
    for (const other of [
      "\u212aate@example.com",
      "\u212aATE@EXAMPLE.COM",
      "kate@example.com\u00a0",
      "kate\u0301@example.com",
    ])
      expect(await vouched(other)).toBeNull();
    expect(await vouched("Kate@EXAMPLE.com")).not.toBeNull();
  });

  test("notes when it was last seen, at most once a minute", async () => {
    const { id } = await signedIn();
    const ageAfter = async (ago: string) => {
      await database.writer`update sessions set last_seen_at = now() - ${ago}::interval where id = ${id}`;
      expect(await read(id)).not.toBeNull();
      const [row] = await database.writer`
        select extract(epoch from now() - last_seen_at)::float as age from sessions where id = ${id}`;
      return row?.age;
    };
    expect(await ageAfter("40 seconds")).toBeGreaterThanOrEqual(40);
    expect(await ageAfter("61 seconds")).toBeLessThan(40);
    expect(await ageAfter("20 hours")).toBeLessThan(40);
  });
});

describe("what a user may see", () => {
  const change = (email: string, role: Role, rep?: string) =>
    addUser(
      database.writer,
      {
        email,
        name: email,
        password: "is not taken over",
        programme: slug,
        role,
        ...(rep ? { rep } : {}),
      },
      tester,
    );

  test("follows the role from the next request on, in the session that is open", async () => {
    await user("admin");
    const { email, id } = await signedIn("admin");
    expect((await viewer(email))?.scope.kind).toBe("programme");
    await change(email, "executive");
    const executive = await viewer(email);
    expect(executive).toMatchObject({ role: "executive", scope: { kind: "totals" } });
    await change(email, "sales", "ben");
    const sales = await viewer(email);
    expect(sales).toMatchObject({ role: "sales", scope: { kind: "portfolio", repIds: [reps.ben] } });
    expect([...(sales?.rights ?? [])].length).toBeLessThan([...(executive?.rights ?? [])].length);
    expect(await read(id)).not.toBeNull();
    await removeRole(database.writer, email, slug, tester);
    expect(await viewer(email)).toBeNull();
    await expect(removeRole(database.writer, email, slug, tester)).rejects.toThrow(UserError);
  });

  test("follows the matrix", async () => {
    const email = await user("sales", "anna");
    expect((await viewer(email))?.rights.has("member-revenue")).toBe(true);
    await database.writer`
      insert into indicator_roles (programme_id, indicator, role, allowed)
      values (${programme}, 'member-revenue', 'sales', false)`;
    const after = await viewer(email);
    await database.writer`delete from indicator_roles where programme_id = ${programme}`;
    expect(after?.rights.has("member-revenue")).toBe(false);
  });

  test("follows the portfolio: another rep, another manager", async () => {
    const { email } = await signedIn("sales", "cleo");
    const segments = async () => {
      const found = await viewer(email);
      if (!found) return null;
      const { rows } = await queryIndicator(found, { indicator: "member-revenue", period: "2012", by: ["segment"] });
      return rows.map(({ key }) => key.segment);
    };
    expect(await segments()).toEqual(["C"]);
    await change(email, "sales", "anna");
    expect(await segments()).toEqual(["A", "B"]);
    await database.writer`update reps set manager_id = null where programme_id = ${programme} and code = 'ben'`;
    const alone = await segments();
    await database.writer`
      update reps set manager_id = ${reps.anna ?? 0} where programme_id = ${programme} and code = 'ben'`;
    expect(alone).toEqual(["A"]);
    expect(await segments()).toEqual(["A", "B"]);
  });

  test("is nothing for a sales user who is no rep", async () => {
    const { email, id } = await signedIn("sales", "anna");
    await database.writer`
      update user_programmes set rep_id = null where user_id = (select id from users where email = ${email})`;
    expect(await read(id)).not.toBeNull();
    const found = await viewer(email);
    if (!found) throw new Error("no viewer");
    expect(found.scope).toEqual({ kind: "portfolio", repIds: [] });
    const ask = (by: string[]) => queryIndicator(found, { indicator: "member-revenue", period: "2012", by });
    expect((await ask(["segment"])).rows).toEqual([]);
    expect((await ask([])).rows).toMatchObject([{ value: 0 }]);
    const counts = await withReader(found, async ({ tx, reps: named }) => [
      named.length,
      (await tx`select 1 from accounts`).length,
      (await tx`select 1 from account_months`).length,
      (await tx`select 1 from cube_reps`).length,
    ]);
    expect(counts).toEqual([0, 0, 0, 0]);
  });

  test("is nothing in a programme that is not theirs, or is none", async () => {
    const email = await user();
    expect(await findViewer(database.app, { email }, "no-such-programme")).toBeNull();
    const other = await handMade(database);
    const [row] = await database.writer<{ slug: string }[]>`select slug from programmes where id = ${other.programme}`;
    expect(await findViewer(database.app, { email }, row?.slug ?? "")).toBeNull();
  });
});

describe("a user", () => {
  const nobody: NewUser = {
    email: "new@example.com",
    name: "New",
    password,
    programme: "",
    role: "marketing",
  };

  test.each<[string, Partial<NewUser>, string]>([
    ["no mail address", { email: "new" }, "new is no mail address"],
    ["a mail address with a space", { email: "ne w@example.com" }, "is no mail address"],
    ["a mail address of no domain", { email: "new@example" }, "is no mail address"],
    ["two mail addresses", { email: "a@example.com@example.com" }, "is no mail address"],
    ["a short password", { password: "elevenchars" }, "at least 12 characters"],
    ["an unknown programme", { programme: "no-such-programme" }, "no programme no-such-programme"],
    ["an unknown rep", { role: "sales", rep: "zoe" }, "no rep zoe in this programme"],
    ["sales without a rep", { role: "sales" }, "a sales user is a rep"],
    ["a rep who is not of sales", { role: "marketing", rep: "anna" }, "only a sales user is a rep"],
    ["an executive with a rep", { role: "executive", rep: "anna" }, "only a sales user is a rep"],
  ])("is refused with %s, and nothing is written", async (_, wrong, message) => {
    const before = await listUsers(database.writer);
    const refusal = await addUser(database.writer, { ...nobody, programme: slug, ...wrong }, tester).then(
      () => "none",
      (error: unknown) => (error instanceof UserError ? error.message : error),
    );
    expect(refusal).toContain(message);
    expect(await listUsers(database.writer)).toEqual(before);
  });

  const another = async (): Promise<string> => (await handMade(database)).slug;

  test("who is in one programme more keeps the password", async () => {
    const [first, second] = [await another(), await another()];
    const email = "more@example.com";
    await addUser(database.writer, { ...nobody, email, password, programme: first }, tester);
    await addUser(database.writer, { ...nobody, email, password: "somebody else's one", programme: second }, tester);
    expect(await open(email, "somebody else's one")).toBeNull();
    expect(await open(email)).not.toBeNull();
    const found = (await listUsers(database.writer)).find((one) => one.email === email);
    expect(found?.programmes.map((one) => one.programme).sort()).toEqual([first, second].sort());
  });

  test("whose password an admin may know who is none in the programme more has another one there, once", async () => {
    const [first, second] = [await another(), await another()];
    const [email, knows] = ["known@example.com", "knows@example.com"];
    await addUser(database.writer, { ...nobody, email, password, programme: first }, tester);
    await addUser(database.writer, { ...nobody, email: knows, password, programme: first, role: "admin" }, tester);
    const session = (await open(email)) ?? "";
    const more = { ...nobody, email, programme: second };
    await disableUser(database.writer, email, tester);
    await addUser(database.writer, { ...more, password: "another one of theirs" }, tester);
    expect(await open(email, "another one of theirs")).toBeNull();
    await database.writer`update users set disabled_at = null where email = ${email}`;
    expect(await read(session)).toBeNull();
    expect(await open(email)).toBeNull();
    expect(await open(email, "another one of theirs")).not.toBeNull();
    await addUser(database.writer, { ...more, password: "yet another of theirs" }, tester);
    expect(await open(email, "another one of theirs")).not.toBeNull();
  });

  test("who is none is neither disabled nor given a password, and no short one is set", async () => {
    await expect(disableUser(database.writer, "nobody@example.com", tester)).rejects.toThrow(UserError);
    await expect(setPassword(database.writer, "nobody@example.com", password, tester)).rejects.toThrow(UserError);
    const { email, id } = await signedIn();
    await expect(setPassword(database.writer, email, "elevenchars", tester)).rejects.toThrow(UserError);
    expect(await read(id)).not.toBeNull();
  });

  test("has a password that is stored as an argon2id hash", async () => {
    const email = await user();
    const [row] = await database.writer`select password_hash as hash from users where email = ${email}`;
    expect(row?.hash).toMatch(/^\$argon2id\$/);
  });
});

describe("the cookie", () => {
  const plain = "next-auth.session-token";
  const secure = `__Secure-${plain}`;
  const sign = (token: Record<string, unknown>, secret = authSecret(), maxAge = 3600) =>
    encode({ token, secret, maxAge });
  const given = async (value: string, name = plain) => {
    jar.clear();
    jar.set(name, { value });
    return readSessionId();
  };

  beforeEach(() => {
    jar.clear();
    vi.stubEnv("NEXTAUTH_SECRET", "a secret of the tests, of 32 or more characters");
  });
  afterEach(() => vi.unstubAllEnvs());

  test("that this server made gives the session's id", async () => {
    expect(await given(await sign({ sessionId: "s1" }))).toBe("s1");
  });

  test("behind https is the one that browsers take over https alone", async () => {
    const token = await sign({ sessionId: "s1" });
    vi.stubEnv("NEXTAUTH_URL", "https://loyalty.example");
    expect(await given(token)).toBeNull();
    expect(await given(token, secure)).toBe("s1");
    vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
    expect(await given(token, secure)).toBeNull();
  });

  test("of a page is no session of everything under another name", async () => {
    vi.stubEnv("NEXTAUTH_URL", "https://loyalty.example");
    const [name = "", value = ""] = (await pageCookie("s1", 60)).split(";")[0]?.split("=") ?? [];
    expect(await given(value, name)).toBe("s1");
    expect(await given(await sign({ sessionId: "s1" }), name)).toBeNull();
    expect(await given(value, secure)).toBeNull();
  });

  test("of another name, or none, gives nothing", async () => {
    expect(await readSessionId()).toBeNull();
    expect(await given("")).toBeNull();
    expect(await given(await sign({ sessionId: "s1" }), "session-token")).toBeNull();
  });

  test("of another secret gives nothing, nor of the one before a change", async () => {
    expect(await given(await sign({ sessionId: "s1" }, "another secret, of 32 or more characters"))).toBeNull();
    const before = await sign({ sessionId: "s1" });
    expect(await given(before)).toBe("s1");
    vi.stubEnv("NEXTAUTH_SECRET", "the secret after a change, of 32 or more");
    expect(await given(before)).toBeNull();
  });

  test("that is forged gives nothing", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const real = await sign({ sessionId: "s1" });
    const pieces = real.split(".");
    const flipped = (text = "") => (text.startsWith("A") ? "B" : "A") + text.slice(1);
    const forged = [
      "s1",
      "....",
      `${part({ alg: "none" })}.${part({ sessionId: "s1" })}.`,
      `${part({ alg: "HS256" })}.${part({ sessionId: "s1" })}.${part({})}`,
      `${part({ alg: "dir", enc: "A256GCM" })}..${part({})}.${part({ sessionId: "s1" })}.${part({})}`,
      ...pieces.flatMap((piece, i) => (piece ? [pieces.with(i, flipped(piece)).join(".")] : [])),
      real.slice(0, -4),
    ];
    for (const value of forged) expect(await given(value), value).toBeNull();
    expect(await given(real)).toBe("s1");
  });

  test("that is past its time, or holds no id, gives nothing", async () => {
    expect(await given(await sign({ sessionId: "s1" }, authSecret(), -60))).toBeNull();
    for (const token of [{}, { sub: "s1" }, { sessionId: 1 }, { sessionId: ["s1"] }, { sessionId: null }])
      expect(await given(await sign(token)), JSON.stringify(token)).toBeNull();
  });
});

test("sessions past their absolute limit are forgotten at the next sign-in", async () => {
  const email = await user();
  const old = await open(email);
  await database.writer`update sessions set expires_at = now() - interval '1 second' where id = ${old ?? ""}`;
  const fresh = await open(email);
  const kept = await database.writer<
    { id: string }[]
  >`select id from sessions where id in ${database.writer([old ?? "", fresh ?? ""])}`;
  expect(kept.map(({ id }) => id)).toEqual([fresh]);
});
