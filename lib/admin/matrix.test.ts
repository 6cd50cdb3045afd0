import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { indicators } from "@/lib/indicators/registry";
import { RequestError } from "@/lib/report/request-error";
import { addPerson, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { hiddenFrom } from "@/lib/testing/hidden-from";
import type { RightChange } from "@/lib/views/administration";
import { changeRight, parseRightChange, readMatrix } from "./matrix";

vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

let database: TestDatabase;
let slug: string;
let admin: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  const club = await handMade(database);
  club.account("A", { rep: "anna" });
  await club.ready();
  const [row] = await database.writer<{ slug: string }[]>`select slug from programmes where id = ${club.programme}`;
  slug = row?.slug ?? "";
  await addPerson(database, "admin@example.com", { programme: slug, role: "admin" });
  await addPerson(database, "rep@example.com", { programme: slug, role: "sales", rep: "anna" });
  await addPerson(database, "marketing@example.com", { programme: slug, role: "marketing" });
  admin = await viewerOf(database, "admin@example.com", slug);
});
afterAll(() => database.drop());

const change = (asked: RightChange, by = admin) => changeRight(by, asked);
const sees = async (email: string, indicator: "revenue" | "roi") =>
  (await viewerOf(database, email, slug)).rights.has(indicator);
const cell = async (indicator: string, role: string) =>
  (await readMatrix(admin))?.rows.find((row) => row.indicator === indicator)?.cells.find((one) => one.role === role);

describe("the matrix", () => {
  test("lists every indicator as the catalogue has it, for every role", async () => {
    const rows = (await readMatrix(admin))?.rows ?? [];
    expect(rows.map(({ indicator }) => indicator)).toEqual(indicators.map(({ id }) => id));
    for (const role of ["sales", "executive", "marketing", "admin"] as const) {
      const hidden = rows.filter(({ cells }) => cells.some((one) => one.role === role && !one.allowed));
      expect(hidden.map(({ indicator }) => indicator).sort(), role).toEqual([...hiddenFrom(role)].sort());
    }
  });

  test("closes an indicator to a role from its next request on, and to no other", async () => {
    expect(await sees("rep@example.com", "revenue")).toBe(true);
    await change({ indicator: "revenue", role: "sales", allowed: false });
    expect(await sees("rep@example.com", "revenue")).toBe(false);
    expect(await sees("marketing@example.com", "revenue")).toBe(true);
    expect(await cell("revenue", "sales")).toEqual({ role: "sales", allowed: false, usual: true });
    await change({ indicator: "revenue", role: "sales", allowed: true });
    expect(await sees("rep@example.com", "revenue")).toBe(true);
  });

  test("keeps only what differs, and goes back to the catalogue at once", async () => {
    const kept = () => database.writer`select indicator, role, allowed from indicator_roles order by 1`;
    await change({ indicator: "roi", role: "sales", allowed: true });
    await change({ indicator: "revenue", role: "marketing", allowed: true });
    expect(await kept()).toEqual([{ indicator: "roi", role: "sales", allowed: true }]);
    expect(await sees("rep@example.com", "roi")).toBe(true);
    await change({ reset: true });
    expect(await kept()).toEqual([]);
    expect(await sees("rep@example.com", "roi")).toBe(false);
  });

  test("is told in the audit log", async () => {
    await change({ indicator: "roi", role: "executive", allowed: false });
    await change({ reset: true });
    const events = await database.writer`
      select object, details, actor from audit_events where kind = 'rights-changed' order by id desc limit 2`;
    expect(events.reverse()).toEqual([
      { object: "roi", details: { role: "executive", before: true, allowed: false }, actor: "admin@example.com" },
      { object: null, details: { reset: true, changed: 1 }, actor: "admin@example.com" },
    ]);
  });

  test("is nobody else's", async () => {
    for (const email of ["rep@example.com", "marketing@example.com"]) {
      const other = await viewerOf(database, email, slug);
      expect(await readMatrix(other)).toBeNull();
      expect(await change({ indicator: "roi", role: "sales", allowed: true }, other)).toBeNull();
    }
    expect(await sees("rep@example.com", "roi")).toBe(false);
  });

  test.each([
    { indicator: "unheard-of", role: "sales", allowed: true },
    { indicator: "roi", role: "owner", allowed: true },
    { indicator: "roi", role: "sales" },
    { reset: false },
    { reset: true, role: "sales" },
    null,
  ])("takes no %j", (body) => {
    expect(() => parseRightChange(body)).toThrow(RequestError);
  });
});
