import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { exchangePass, givePass } from "@/lib/access/page-passes";
import { currentUser, viewerOrStatus } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { recordAction } from "@/lib/report/account-actions";
import { queryIndicator } from "@/lib/report/query-indicator";
import { RequestError } from "@/lib/report/request-error";
import { addPerson, signIn, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { readMatrix } from "./matrix";
import { changePreview, parsePreview } from "./preview";

const state = vi.hoisted(() => ({ database: undefined as unknown, sessionId: null as string | null }));
vi.mock("@/db/app-database", () => ({ appDatabase: async () => state.database }));
vi.mock("@/lib/access/session-cookie", () => ({ readSessionId: async () => state.sessionId }));
vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

let database: TestDatabase;
let slug: string;
let other: string;

beforeAll(async () => {
  database = await testDatabase();
  state.database = database.app;
  slug = await makeClub();
  other = await makeClub();
  for (const programme of [slug, other])
    await addPerson(database, "admin@example.com", { programme, role: programme === slug ? "admin" : "marketing" });
  for (const rep of ["anna", "ben"])
    await addPerson(database, `${rep}@example.com`, { programme: slug, role: "sales", rep });
  await addPerson(database, "executive@example.com", { programme: slug, role: "executive" });
});
afterAll(() => database.drop());

async function makeClub(): Promise<string> {
  const club = await handMade(database);
  for (const [account, rep] of [
    ["A", "anna"],
    ["B", "ben"],
  ] as const) {
    club.account(account, { segment: account, rep });
    club.member(account, "2011-01-01");
    club.order(account, "2012-02-10", 10_00);
  }
  await club.ready();
  const [row] = await database.writer<{ slug: string }[]>`select slug from programmes where id = ${club.programme}`;
  return row?.slug ?? "";
}

beforeEach(async () => {
  state.sessionId = await signIn(database, "admin@example.com");
});

async function now(programme = slug): Promise<Viewer> {
  const viewer = await viewerOrStatus(programme);
  if (typeof viewer === "number") throw new Error(`no viewer: ${viewer}`);
  return viewer;
}
const look = async (role: "sales" | "executive" | "marketing" | null, rep?: string) =>
  changePreview(await now(), { role, rep });

describe("an admin who looks as somebody else", () => {
  test("is that viewer: rows, rights and pages", async () => {
    for (const [role, rep, email] of [
      ["sales", "ben", "ben@example.com"],
      ["executive", undefined, "executive@example.com"],
    ] as const) {
      await look(role, rep);
      const real = await viewerOf(database, email, slug);
      const { scope, rights, role: played } = await now();
      expect({ scope, rights, role: played }).toEqual({ scope: real.scope, rights: real.rights, role });
      await look(null);
    }
    await look("sales", "ben");
    const { rows } = await queryIndicator(await now(), {
      indicator: "member-revenue",
      period: "2012",
      by: ["segment"],
    });
    expect(rows.map(({ key }) => key.segment)).toEqual(["B"]);
    const places = (await currentUser())?.programmes.map(({ slug: name, role, preview }) => ({ name, role, preview }));
    expect(places).toHaveLength(2);
    expect(places).toContainEqual({ name: slug, role: "sales", preview: { rep: "ben" } });
    expect(places).toContainEqual({ name: other, role: "marketing", preview: null });
  });

  test("changes nothing, administers nothing, and comes back", async () => {
    await look("sales", "anna");
    const viewer = await now();
    await expect(recordAction(viewer, "A", { kind: "note", note: "x" })).rejects.toThrow(RequestError);
    expect(await readMatrix(viewer)).toBeNull();
    expect(await look("executive")).toBeNull();
    expect(await look(null)).toEqual({});
    expect(await now()).toMatchObject({ role: "admin", scope: { kind: "programme" } });
    expect(await look(null)).toBeNull();
  });

  test("is recorded, when it begins and when it ends", async () => {
    await look("sales", "anna");
    await look(null);
    expect(await look(null)).toBeNull();
    const events = await database.writer`
      select kind, actor, programme_id as programme, details from audit_events where kind like 'preview-%'
      order by id desc limit 2`;
    const who = { actor: "admin@example.com", programme: (await now()).programme.id };
    expect([...events]).toEqual([
      { kind: "preview-ended", ...who, details: { role: "sales" } },
      { kind: "preview-begun", ...who, details: { role: "sales", rep: "anna" } },
    ]);
  });

  test("does so in one session and one programme", async () => {
    await look("executive");
    expect((await now(other)).role).toBe("marketing");
    state.sessionId = await signIn(database, "admin@example.com");
    expect((await now()).role).toBe("admin");
  });

  test("no more once they are no admin: they are who they are then", async () => {
    await addPerson(database, "second@example.com", { programme: slug, role: "admin" });
    state.sessionId = await signIn(database, "second@example.com");
    await look("sales", "anna");
    await addPerson(database, "second@example.com", { programme: slug, role: "executive" });
    expect((await now()).scope.kind).toBe("totals");
    expect((await currentUser())?.programmes).toMatchObject([{ role: "executive", preview: null }]);
  });

  test("prints what they look at", async () => {
    await look("sales", "anna");
    const { userId, preview } = await now();
    const page = `/${slug}/sales`;
    state.sessionId = await exchangePass(database.app, await givePass(database.app, userId, page, preview), page);
    expect(await viewerOrStatus(slug, page)).toMatchObject({ role: "sales" });
  });
});

test("nobody else looks as another", async () => {
  for (const email of ["anna@example.com", "executive@example.com"]) {
    state.sessionId = await signIn(database, email);
    expect(await look("marketing")).toBeNull();
    await database.writer`
      update sessions set preview = ${JSON.stringify({ programmeId: (await now()).programme.id, role: "marketing", repId: null })}::text::jsonb
      where id = ${state.sessionId}`;
    expect((await now()).role).not.toBe("marketing");
  }
});

test("a rep is named, and is one of the programme", async () => {
  await expect(look("sales")).rejects.toThrow("needs-rep");
  await expect(look("sales", "zoe")).rejects.toThrow("no-rep");
  for (const body of [{ role: "admin" }, { role: "sales", rep: "a\0" }, {}, { role: "sales", scope: "all" }])
    expect(() => parsePreview(body)).toThrow(RequestError);
});
