import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/db/schema/user-programmes";
import { rightsOf } from "@/lib/access/rights";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";
import { viewerWith } from "@/lib/testing/viewers";
import type { IndicatorRequest } from "./check-request";
import { parseIndicatorRequest, parseViewRequest } from "./parse-request";
import { queryIndicator } from "./query-indicator";
import { queryView } from "./query-view";
import { RequestError } from "./request-error";

let database: TestDatabase;
let club: HandMade;
let marketing: Viewer;
let executive: Viewer;
let rep: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  club = await handMade(database, { features: ["points", "rewards", "tiers"], asOf: "2012-06-20" });
  club.account("A", { segment: "trade", region: "north", rep: "anna" });
  club.account("B", { segment: "retail", region: "south", rep: "ben" });
  club.account("C", { segment: "other", region: "west" });
  for (const account of ["A", "B", "C"]) club.member(account, "2011-01-01");
  club.reward("B", "2012-01-01", "gift", 10, 1_00);
  await club.ready();
  const as = (role: Role, scope: Scope): Viewer => ({
    ...viewerWith(database.app, club.programme, role, scope),
    rights: rightsOf(role, []),
  });
  marketing = { ...(await club.viewer()), rights: rightsOf("marketing", []) };
  executive = as("executive", { kind: "totals" });
  rep = as("sales", { kind: "portfolio", repIds: [1] }); // Anna.
});
afterAll(() => database.drop());

/** What may be asked instead of what was refused. */
async function refused(viewer: Viewer, request: Partial<IndicatorRequest>): Promise<[string, readonly string[]]> {
  const error = await queryIndicator(viewer, { indicator: "members", period: "2012", ...request }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestError)) throw new Error(`not refused: ${error}`);
  return [error.message, error.allowed];
}

describe("an indicator", () => {
  test("that does not exist, that a role may not see or that the programme does not run on: all one", async () => {
    const forAnna = await refused(rep, { indicator: "no-such-thing" });
    expect(forAnna[0]).toBe("unknown indicator");
    expect(await refused(rep, { indicator: "generosity-consumed" })).toEqual(forAnna);
    expect(await refused(rep, { indicator: "goal-progress" })).toEqual(forAnna);
    expect(forAnna[1]).toContain("member-revenue");
    expect(forAnna[1]).not.toContain("generosity-consumed");
    const [, allowed] = await refused(marketing, { indicator: "margin-after-rewards" });
    expect(allowed).toContain("generosity-consumed");
    for (const needed of ["margin-after-rewards", "objective-attainment", "attainment-curve"])
      expect(allowed).not.toContain(needed);
  });
});

describe("a split", () => {
  const unknown = "unknown split, or two of time";
  test("that is none lists those of the indicator and of the role", async () => {
    const times = ["month", "quarter", "year", "fiscal-year"];
    expect(await refused(marketing, { by: ["account"] })).toEqual([
      unknown,
      [...times, "tier", "segment", "region", "rep"],
    ]);
    expect(await refused(marketing, { indicator: "revenue", by: ["tier"] })).toEqual([
      unknown,
      [...times, "segment", "region", "rep"],
    ]);
    expect(await refused(executive, { by: ["rep"] })).toEqual([unknown, [...times, "tier", "segment", "region"]]);
    expect(await refused(executive, { indicator: "reward-mix", by: ["tier"] })).toEqual([unknown, [...times, "kind"]]);
    for (const by of [[], ["reward"]])
      expect(await refused(executive, { indicator: "reward-mix", definition: "rewards", by })).toEqual([
        "unknown definition",
        ["cost", "orders", "points"],
      ]);
    expect(await refused(executive, { indicator: "tier-distribution", by: ["segment"] })).toEqual([
      unknown,
      [...times, "tier"],
    ]);
  });

  test.each([[["month", "year"]], [["tier", "tier"]], [["month", "month"]], [[""]]])("%j is none", async (by) => {
    expect((await refused(marketing, { by }))[0]).toBe(unknown);
  });

  test("of totals is of one dimension and of whole years, and says so", async () => {
    const periods = ["ytd", "r12", "fy2012"];
    const by = ["segment"];
    for (const period of ["2012", "2012-Q1", "2012-02", "2012-01..2012-06", "n-1:ytd", "no-such-period"])
      expect(await refused(executive, { period, by })).toEqual(["no split of that period", periods]);
    for (const grain of ["month", "quarter", "year"])
      expect(await refused(executive, { period: "ytd", by: [...by, grain] })).toEqual([
        "no split of that grain of time",
        ["fiscal-year"],
      ]);
    expect(await refused(executive, { period: "ytd", by: ["segment", "tier"] })).toEqual([
      "one split at a time",
      ["segment", "tier"],
    ]);
    for (const period of periods)
      expect(
        (await queryIndicator(executive, { indicator: "members", period, by: [...by, "fiscal-year"] })).rows.length,
      ).toBeGreaterThan(0);
    expect((await refused(executive, { period: "fy2099", by }))[0]).toContain("2012-06-20");
  });

  test("goals have none, nor filters, nor definitions", async () => {
    const indicator = "goal-progress";
    expect((await refused(marketing, { indicator, by: ["month"] }))[1]).toEqual([]);
    expect((await refused(marketing, { indicator, where: { tier: "gold" } }))[1]).toEqual([]);
    expect((await refused(marketing, { indicator, definition: "standard" }))[1]).toEqual([]);
  });
});

test.each(["2012-13", "2013", "yesterday", ""])("the period %j lists the forms, with as of", async (period) => {
  for (const indicator of ["members", "goal-progress"]) {
    const [message, allowed] = await refused(marketing, { indicator, period });
    expect(message).toContain("2012-06-20");
    expect(allowed).toContain("fy2012");
  }
});

test("a definition lists those that the role may see: rewards' cost is not a rep's", async () => {
  const asked = { indicator: "tier-distribution", definition: "reward-cost" };
  expect(await refused(rep, asked)).toEqual(["unknown definition", ["members", "revenue"]]);
  expect(await refused(marketing, { ...asked, definition: "x" })).toEqual([
    "unknown definition",
    ["members", "revenue", "reward-cost"],
  ]);
  expect((await queryIndicator(marketing, { ...asked, period: "2012" })).definition).toBe("reward-cost");
});

test("a comparison lists the two that there are", async () => {
  expect(await refused(marketing, { compare: "n-2" })).toEqual(["unknown comparison", ["n-1", "none"]]);
});

describe("a filter", () => {
  test("that is none lists those of the indicator and of the role", async () => {
    expect(await refused(marketing, { where: { account: "A" } })).toEqual([
      "unknown filter",
      ["tier", "segment", "region", "rep"],
    ]);
    for (const name of ["rep", "tier", "segment", "region", "account"])
      expect(await refused(executive, { where: { [name]: "anna" } })).toEqual(["unknown filter", []]);
  });

  test("of a value that is none lists the values of the programme, and for a rep those of the portfolio alone", async () => {
    expect(await refused(marketing, { where: { rep: "carl" } })).toEqual(["unknown rep", ["anna", "ben", "none"]]);
    expect(await refused(rep, { where: { rep: "ben" } })).toEqual(["unknown rep", ["anna"]]);
    expect(await refused(rep, { where: { rep: "none" } })).toEqual(["unknown rep", ["anna"]]);
    expect(await refused(marketing, { where: { segment: "x" } })).toEqual([
      "unknown segment",
      ["other", "retail", "trade"],
    ]);
    expect(await refused(rep, { where: { segment: "retail" } })).toEqual(["unknown segment", ["trade"]]);
    expect(await refused(rep, { where: { region: "south" } })).toEqual(["unknown region", ["north"]]);
    expect(await refused(rep, { where: { tier: "x" } })).toEqual([
      "unknown tier",
      ["bronze", "silver", "gold", "none"],
    ]);
  });

  test("of a kind of reward, too, lists those that were ordered", async () => {
    const [, allowed] = await refused(marketing, { indicator: "reward-mix", where: { kind: "cruise" } });
    expect(allowed).toEqual(["gift"]);
  });
});

test("a view of another role is refused without a word of what there is", async () => {
  const request = { period: "2012", compare: "n-1", filters: {} } as const;
  for (const [viewer, view] of [
    [rep, "marketing"],
    [executive, "marketing"],
    [marketing, "sales"],
    [marketing, "none"],
  ] as const)
    await expect(queryView(viewer, view, request)).rejects.toMatchObject({ message: "unknown view", allowed: [] });
});

describe("an address", () => {
  test("is read whole: a parameter that is unknown or given twice is refused, since dropped it would widen the data", () => {
    const search = (text: string) => new URLSearchParams(text);
    expect(parseIndicatorRequest("members", search("period=2012&by=month,tier&segment=trade&compare=n-1"))).toEqual({
      indicator: "members",
      period: "2012",
      by: ["month", "tier"],
      compare: "n-1",
      where: { segment: "trade" },
    });
    expect(parseIndicatorRequest("members", search(""))).toEqual({ indicator: "members", period: "ytd", where: {} });
    expect(() => parseIndicatorRequest("members", search("segmnt=trade"))).toThrow(RequestError);
    expect(() => parseIndicatorRequest("members", search("rep=anna&rep=ben"))).toThrow("given twice");
    expect(parseViewRequest(search("rep=anna"))).toEqual({ period: "ytd", compare: "n-1", filters: { rep: "anna" } });
    expect(() => parseViewRequest(search("compare=n-2"))).toThrow(RequestError);
    expect(() => parseViewRequest(search("by=month"))).toThrow(RequestError);
  });
});

describe("what is said of a whole programme alone", () => {
  const wholes = ["recruitment-pace", "programme-cost", "cost-per-active-member", "budget-use"] as const;

  test("a portfolio has not, though the matrix gives it the right", async () => {
    const granted: Viewer = { ...rep, rights: new Set([...rep.rights, ...wholes, "cost-per-point" as const]) };
    for (const indicator of wholes) {
      const [message, allowed] = await refused(granted, { indicator });
      expect(message).toBe("unknown indicator");
      expect(allowed).not.toContain(indicator);
      expect(allowed).toContain("cost-per-point");
    }
  });
});

describe("periods", () => {
  test("a range is none that a whole period's figure is known of; a month of it is", async () => {
    const [message] = await refused(marketing, { indicator: "tier-migration", period: "2012-01..2012-02" });
    expect(message).toMatch(/^known of whole months/);
    const request = { indicator: "tier-migration", period: "2012-01..2012-02", by: ["month"] };
    expect((await queryIndicator(marketing, request)).rows.length).toBeGreaterThan(0);
  });

  test("points are followed by whole quarters", async () => {
    const asked = { indicator: "redemption-rate", definition: "cohort" };
    const [message] = await refused(marketing, { ...asked, period: "2012-02" });
    expect(message).toMatch(/^known of whole calendar quarters/);
    expect((await queryIndicator(marketing, { ...asked, period: "2012-Q1" })).rows).toHaveLength(1);
  });
});

test("of totals no definition is always by rep: it is not there", async () => {
  const [message, names] = await refused(executive, {
    indicator: "generosity-profitability",
    definition: "rep",
    period: "ytd",
  });
  expect(message).toBe("unknown definition");
  expect(names).toEqual(["segment", "tier", "region"]);
});

test("of totals no revenue of a group of habits, which may be one account's: it is not there", async () => {
  const asked = { indicator: "rfm", definition: "revenue", period: "ytd" };
  expect(await refused(executive, asked)).toEqual(["unknown definition", ["members"]]);
  expect((await queryIndicator(marketing, asked)).rows).toHaveLength(8);
});
