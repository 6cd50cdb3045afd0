import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { authSecret } from "@/lib/env";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { signIn } from "@/lib/testing/sign-in";
import { tester } from "@/lib/testing/tester";
import { exchangePass, givePass, passLimits } from "./page-passes";
import { readSession } from "./sessions";
import { addUser, disableUser, setPassword } from "./users";
import { currentUser, requireViewer, viewerOrStatus } from "./viewer";

const state = vi.hoisted(() => ({ database: undefined as unknown, cookies: new Map<string, { value: string }>() }));
vi.mock("@/db/app-database", () => ({ appDatabase: async () => state.database }));
vi.mock("next/headers", () => ({ cookies: async () => state.cookies }));

const password = "correct horse battery";
const page = "/club/marketing?period=fy2025&tier=or";
let database: TestDatabase;
let user: { id: number; email: string };
let users = 0;

beforeAll(async () => {
  database = await testDatabase();
  state.database = database.app;
  await database.writer`
    insert into programmes (slug, name, currency, zone, fiscal_start_month, data_from, as_of, started_on, features)
    values ('club', 'Club', 'EUR', 'Europe/Paris', 1, '2024-01-01', '2025-06-30', '2024-01-01', '{}')`;
});
afterAll(() => database.drop());

beforeEach(async () => {
  state.cookies.clear();
  users += 1;
  const email = `reader${users}@example.com`;
  await addUser(database.writer, { email, name: email, password, programme: "club", role: "marketing" }, tester);
  const [row] = await database.writer<{ id: number }[]>`select id from users where email = ${email}`;
  user = { id: row?.id ?? 0, email };
});

const give = () => givePass(database.app, user.id, page);
const exchange = (token: string, of = page) => exchangePass(database.app, token, of);

describe("a token", () => {
  test("opens its page to its user for a minute", async () => {
    const id = await exchange(await give());
    expect(await readSession(database.app, id ?? "")).toMatchObject({ userId: user.id, page });
    const [row] = await database.writer<{ seconds: number }[]>`
      select extract(epoch from expires_at - now())::int as seconds from sessions where id = ${id}`;
    expect(row?.seconds).toBeLessThanOrEqual(passLimits.sessionSeconds);
    expect(row?.seconds).toBeGreaterThan(passLimits.sessionSeconds - 10);
  });

  test("is nowhere in the database as it is", async () => {
    const token = await give();
    const rows = await database.writer`select * from page_passes where user_id = ${user.id}`;
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("is good once, even asked twice at one time", async () => {
    const token = await give();
    const got = await Promise.all([exchange(token), exchange(token), exchange(token)]);
    expect(got.filter((id) => id !== null)).toHaveLength(1);
    expect(await exchange(token)).toBeNull();
  });

  test("of another page opens none, and is used by that", async () => {
    const token = await give();
    expect(await exchange(token, "/club/marketing")).toBeNull();
    expect(await exchange(token)).toBeNull();
  });

  test("that nobody gave opens none", async () => {
    expect(await exchange("")).toBeNull();
    expect(await exchange("x".repeat(43))).toBeNull();
  });

  test("is late after its seconds", async () => {
    const token = await give();
    await database.writer`update page_passes set expires_at = now() where user_id = ${user.id}`;
    expect(await exchange(token)).toBeNull();
  });

  test("of who was disabled, before or since, opens none", async () => {
    const token = await give();
    await disableUser(database.writer, user.email, tester);
    expect(await exchange(token)).toBeNull();
    expect(await exchange(await give())).toBeNull();
  });

  test("of who changed their password since opens none", async () => {
    const token = await give();
    await setPassword(database.writer, user.email, `${password}!`, tester);
    expect(await exchange(token)).toBeNull();
    expect(await exchange(await give())).not.toBeNull();
  });
});

describe("the session of a page", () => {
  const comeIn = async () => {
    const { pageCookie } = await import("./session-cookie");
    const cookie = await pageCookie((await exchange(await give())) ?? "", passLimits.sessionSeconds);
    const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
    state.cookies.set(name, { value });
    return cookie;
  };

  test("is a cookie that no script reads and no other site sends, gone in a minute", async () => {
    const cookie = await comeIn();
    expect(cookie).toMatch(/; Path=\/; Max-Age=60; HttpOnly; SameSite=Strict$/);
    const token = cookie.split(";")[0]?.split("=")[1] ?? "";
    const read = await decode({ token, secret: authSecret() });
    expect(Number(read?.exp) - Number(read?.iat)).toBe(60);
  });

  test("opens that page", async () => {
    await comeIn();
    expect(await requireViewer("club", page)).toMatchObject({ userId: user.id, role: "marketing" });
  });

  test.each(["/club/marketing", "/club/marketing?period=fy2025", `${page}&segment=x`, "/club/marketing/tiers"])(
    "sends to the sign-in from %s",
    async (other) => {
      await comeIn();
      await expect(requireViewer("club", other)).rejects.toThrow("NEXT_REDIRECT");
    },
  );

  test("is nobody's to an API, to the frame of pages and to the first page", async () => {
    await comeIn();
    expect(await viewerOrStatus("club")).toBe(401);
    expect(await currentUser()).toBeNull();
  });

  test("ends with the user's right to it, at once; their own session goes on", async () => {
    const own = (await signIn(database.app, { email: user.email, password, address: null })) ?? "";
    await comeIn();
    expect(await readSession(database.app, own)).toMatchObject({ userId: user.id, page: null });
    await database.writer`update user_programmes set role = 'executive' where user_id = ${user.id}`;
    expect(await requireViewer("club", page)).toMatchObject({ role: "executive", scope: { kind: "totals" } });
    await database.writer`delete from user_programmes where user_id = ${user.id}`;
    await expect(requireViewer("club", page)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    await disableUser(database.writer, user.email, tester);
    await expect(requireViewer("club", page)).rejects.toThrow("NEXT_REDIRECT");
  });
});
