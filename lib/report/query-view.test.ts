import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rightsOf } from "@/lib/access/rights";
import type { Viewer } from "@/lib/access/viewer-type";
import type { IndicatorId } from "@/lib/indicators/registry";
import { firstCalls } from "@/lib/lists/calls";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { writePageHeadline } from "@/lib/steering/page-headline";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { listReps, viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import { addressOf, monthsAnswer } from "@/lib/views/address-of";
import { type AskId, asks } from "@/lib/views/asks";
import type { ViewRequest } from "@/lib/views/view-data";
import { getView, views } from "@/lib/views/views";
import type { IndicatorRequest } from "./check-request";
import { parseIndicatorRequest } from "./parse-request";
import { parseListRequest, queryAccounts } from "./query-accounts";
import { queryCalls } from "./query-calls";
import { queryIndicator } from "./query-indicator";
import { queryView } from "./query-view";

let database: TestDatabase;
let viewers: Record<"marketing" | "sales" | "executive", Viewer>;

beforeAll(async () => {
  database = await testDatabase();
  const sql = database.writer;
  const id = await writeRandomProgramme(sql, 61, { asOf: "2024-12-17", dataFrom: "2022-07-01", margins: "all" });
  await sql`
    insert into programme_goals (programme_id, ref, indicator, period, target)
    values (${id}, 'g1', 'member-revenue', 'fy2024', 1000000), (${id}, 'g2', 'generosity-consumed', '2024', 0.02)`;
  await sql`
    insert into campaigns (programme_id, code, name, starts_on, ends_on)
    values (${id}, 'c1', 'First', '2022-08-01', '2022-08-31'), (${id}, 'c2', 'To come', '2025-01-01', '2025-01-31')`;
  await sql.begin((tx) => refreshRollups(tx, id));
  const whole = wholeProgramme(database, id);
  const reps = (await listReps(database, id)).slice(0, 3);
  viewers = {
    marketing: { ...whole, rights: rightsOf("marketing", []) },
    sales: {
      ...viewerWith(database.app, id, "sales", { kind: "portfolio", repIds: reps }),
      rights: rightsOf("sales", []),
    },
    executive: { ...viewerWith(database.app, id, "executive", { kind: "totals" }), rights: rightsOf("executive", []) },
  };
});
afterAll(() => database.drop());

/** Whole years since a launch, of those that the data knows. */
function agesSince(startedOn: string, dataFrom: string, asOf: string): string[] {
  const [year = 0, month = 1] = startedOn.split("-").map(Number);
  const label = (months: number) => new Date(Date.UTC(year, month - 1 + months)).toISOString().slice(0, 7);
  return [...Array(20).keys()]
    .map((age) => [label(12 * age), label(12 * age + 11), label(12 * age + 12)] as const)
    .flatMap(([from, to, next]) => (from >= dataFrom && `${next}-01` <= asOf ? [`${from}..${to}`] : []));
}

const requests: ViewRequest[] = [
  { period: "r12", compare: "n-1", filters: {} },
  { period: "2024-Q2", compare: "none", filters: {} },
  { period: "2024", compare: "n-1", filters: { segment: "retail" } },
  { period: "2024-02..2024-06", compare: "n-1", filters: {} },
];

describe.each(["marketing", "sales", "executive"] as const)("the %s view", (name) => {
  // No figure of totals takes a filter: see below.
  const asked = requests.filter(({ filters }) => name !== "executive" || Object.keys(filters).length === 0);
  test.each(asked)("of $period $filters says of each figure what the indicator alone says", async (request) => {
    const viewer = viewers[name];
    const view = await queryView(viewer, name, request);
    const ask = (indicator: string, more: Partial<IndicatorRequest> = {}) =>
      queryIndicator(viewer, {
        indicator,
        period: request.period,
        compare: request.compare,
        where: { ...request.filters },
        ...more,
      });
    const { lead, ...rest } = view;
    expect(lead).toEqual(writePageHeadline(rest));
    const figures = Object.entries(view.figures);
    expect(figures.length).toBeGreaterThan(5);
    const yearly: readonly string[] = getView(name)?.yearly?.figures ?? [];
    for (const [id, { total, months, years }] of figures) {
      expect(total, id).toEqual(await ask(id));
      const same = yearly.includes(id) ? [`n-2:${request.period}`, `n-1:${request.period}`, request.period] : [];
      const alone = await Promise.all(same.map((period) => ask(id, { period, compare: "none" })));
      expect(years, id).toEqual(alone.flatMap(({ rows }) => rows));
      const isDrawn = [...view.headline, ...(getView(name)?.charted ?? [])].some((drawn) => drawn === id);
      expect(months.length > 0, id).toBe(isDrawn);
      if (!isDrawn) continue;
      const last = months.at(-1)?.period ?? "";
      const series = await ask(id, { by: ["month"], period: `${months[0]?.period}..${last}` });
      expect(months, id).toEqual(series.rows);
    }
    const { curve, "revenue-by-segment": segments, "tier-members": tiers } = view.answers;
    if (curve) expect(curve).toEqual(await ask("attainment-curve"));
    if (segments) expect(segments).toEqual(await ask("member-revenue", { by: ["segment"] }));
    if (tiers) expect(tiers).toEqual(await ask("tier-distribution", { definition: "members" }));
    expect(view.headline.every((id) => id in view.figures)).toBe(true);
    // Known of whole months, quarters and years alone: of a range a page leaves it out.
    const isRange = request.period.includes("..");
    expect("same-member-revenue-growth" in view.figures).toBe(!isRange);
    const whole = { sales: 1, marketing: isRange ? 5 : 6, executive: 0 }[name];
    if (Object.keys(request.filters).length === 0) expect(view.headline).toHaveLength(whole);
  });

  test("holds nothing that the role may not see", async () => {
    const viewer = viewers[name];
    const view = await queryView(viewer, name, { period: "ytd", compare: "n-1", filters: {} });
    for (const id of Object.keys(view.figures)) expect(viewer.rights.has(id as IndicatorId), id).toBe(true);
    const steers = name !== "sales";
    expect("goals" in view.answers).toBe(name === "marketing");
    const own = { marketing: "tier-members", sales: "landing-bands", executive: "budget-use" } as const;
    expect(view.answers[own[name]]).toBeTruthy();
    expect("generosity-consumed" in view.figures).toBe(steers);
    if (name === "executive") expect(view.filters).toEqual({});
    else expect(view.filters).toHaveProperty("rep");
    if (!steers) expect(JSON.stringify(view)).not.toMatch(/"(generosity-|reward-mix|margin-|goal-)/);
    if (name === "sales") expect(view.filters.rep?.length).toBe(3);
    // The first calls and accounts are those of their own pages.
    const { rows } = (name === "sales" && (await queryCalls(viewer, firstCalls()))) || { rows: [] };
    expect(view.calls?.rows ?? []).toEqual(rows.slice(0, 5));
    for (const list of Object.values(view.shown)) {
      const whole = await queryAccounts(viewer, list.request);
      expect(list).toEqual({
        ...whole,
        totals: null,
        pageSize: list.pageSize,
        rows: whole.rows.slice(0, list.pageSize),
      });
    }
    expect(Object.keys(view.shown)).toEqual(name === "sales" ? ["eligible-non-members", "portfolio"] : []);
  });

  test("refuses a value that cannot be filtered by, and repeats it to nobody", async () => {
    const asked = queryView(viewers[name], name, { period: "ytd", compare: "n-1", filters: { rep: "somebody" } });
    await expect(asked).rejects.toThrow(name === "executive" ? "unknown filter" : "unknown rep");
  });
});

describe.each(views.filter(({ roles }) => roles.includes("marketing")).map(({ id }) => id))("the page %s", (id) => {
  const open = (period: string, filters: ViewRequest["filters"] = {}) =>
    queryView(viewers.marketing, id, { period, compare: "n-1", filters });

  test("of a year answers everything that it asks", async () => {
    const view = await open("fy2024");
    expect(view.unasked).toEqual({});
    expect(Object.keys(view.answers)).toEqual(getView(id)?.asks);
    for (const [name, answer] of Object.entries(view.answers)) expect(answer?.rows.length, name).toBeGreaterThan(0);
    expect(view.headline).toEqual(getView(id)?.headline);
  });

  test("of odd months, or filtered, says what cannot be asked", async () => {
    const range = await open("2024-02..2024-06");
    for (const [name, { indicator, why }] of Object.entries(range.unasked))
      expect([indicator, why, range.answers[name as AskId]], name).toEqual([
        asks[name as AskId].indicator,
        "period",
        null,
      ]);
    const filtered = await open("fy2024", { tier: "gold" });
    for (const { why } of Object.values(filtered.unasked)) expect(why).toBe("filters");
  });
});

test("redemption runs along the 24 months, or the 8 quarters, that lead to the period, by each definition", async () => {
  const { answers } = await queryView(viewers.marketing, "points", { period: "2024-Q2", compare: "n-1", filters: {} });
  const names = ["redeemed-lifetime-months", "redeemed-period-months", "redeemed-members-months"] as const;
  for (const name of [...names, "redeemed-cohort-quarters"] as const) {
    const along = answers[name];
    const isByMonth = name !== "redeemed-cohort-quarters";
    expect([along?.definition, along?.period.label]).toEqual([name.split("-")[1], "2022-07..2024-06"]);
    const labels = along?.rows.map(({ period }) => period) ?? [];
    expect([labels.length, labels.at(-1)]).toEqual(isByMonth ? [24, "2024-06"] : [8, "2024-Q2"]);
    expect(along?.rows.some(({ value }) => value !== null)).toBe(true);
    if (!isByMonth) expect(along?.rows.at(-1)?.value).toEqual(answers["redeemed-cohort"]?.rows[0]?.value);
  }
});

test("by its age, a programme's months begin at the launch or with its data, on the page that has that choice", async () => {
  const [before] = await database.writer`select started_on from programmes`;
  const monthsOf = async (page: string, startedOn: string, axis?: "age") => {
    await database.writer`update programmes set started_on = ${startedOn}`;
    const request: ViewRequest = { period: "2024-11", compare: "n-1", filters: {}, ...(axis ? { axis } : {}) };
    const { figures } = await queryView(viewers.marketing, page, request);
    const drawn = Object.values(figures).filter(({ months }) => months.length > 0);
    return [...new Set(drawn.map(({ months }) => `${months[0]?.period}..${months.at(-1)?.period} ${months.length}`))];
  };
  expect(await monthsOf("adoption", "2022-09-15", "age")).toEqual(["2022-09..2024-11 27"]);
  expect(await monthsOf("adoption", "2019-03-15", "age")).toEqual(["2022-07..2024-11 29"]);
  expect(await monthsOf("adoption", "2022-09-15")).toEqual(["2022-12..2024-11 24"]);
  expect(await monthsOf("growth", "2022-09-15", "age")).toEqual(["2022-12..2024-11 24"]);
  await database.writer`update programmes set started_on = ${before?.started_on}`;
});

test("a page holds every campaign that has begun: its charts may reach back to the launch", async () => {
  const { programme } = await queryView(viewers.marketing, "adoption", { period: "ytd", compare: "n-1", filters: {} });
  expect(programme.campaigns.map(({ name }) => name)).toEqual(["First"]);
});

test("a page of all that is known has no period to choose and nothing to compare; filtered, it offers the way back", async () => {
  const open = (filters: ViewRequest["filters"]) =>
    queryView(viewers.executive, "evidence", { period: "fy2024", compare: "n-1", filters });
  const whole = await open({});
  expect([whole.periods, whole.comparedTo, whole.filters]).toEqual([[], null, {}]);
  expect(whole.answers.roi?.evidence).toBeTruthy();
  await expect(open({ tier: "gold" })).rejects.toThrow("unknown filter");
  const request: ViewRequest = { period: "fy2024", compare: "n-1", filters: { tier: "gold" } };
  const filtered = await queryView(viewers.marketing, "evidence", request);
  expect(filtered.unasked).toEqual({
    "incremental-margin": { indicator: "incremental-margin", why: "filters" },
    roi: { indicator: "roi", why: "filters" },
  });
  expect(filtered.filters).toHaveProperty("tier");
});

test("a page of what the programme does not run on is unknown", async () => {
  const [before] = await database.writer`select features from programmes`;
  await database.writer`update programmes set features = '{}'`;
  const asked = queryView(viewers.marketing, "points", { period: "ytd", compare: "n-1", filters: {} });
  await expect(asked).rejects.toThrow("unknown view");
  await database.writer`update programmes set features = ${before?.features}`;
});

test("an indicator that the matrix closes leaves every part of the page", async () => {
  const closed = (ids: IndicatorId[]) => {
    const overrides = ids.map((indicator) => ({ indicator, allowed: false }));
    return { ...viewers.marketing, rights: rightsOf("marketing", overrides) };
  };
  const request: ViewRequest = { period: "2024", compare: "n-1", filters: {} };
  const view = await queryView(closed(["generosity-consumed", "attainment-curve", "members"]), "marketing", request);
  expect(view.answers).not.toHaveProperty("curve");
  expect(view.programme.generosityBand).toBeNull();
  expect(view.headline).not.toContain("members");
  expect(view.answers.goals?.rows.map(({ key }) => key.indicator)).toEqual(["member-revenue"]);
});

describe("a page of totals", () => {
  const open = (period: string, filters: ViewRequest["filters"] = {}, page = "executive") =>
    queryView(viewers.executive, page, { period, compare: "n-1", filters });

  test.each(["ytd", "fy2023", "2024-Q2", "2024-01..2024-06"])("of %s runs over three years", async (period) => {
    const { answers, unasked } = await open(period);
    expect(unasked).toEqual({});
    expect(Object.keys(answers)).toEqual(getView("executive")?.asks);
    const last = { ytd: "2024-12", fy2023: "2023-06" }[period] ?? "2024-06";
    expect(answers["revenue-over-12-months"]?.period.label).toBe(`2022-07..${last}`);
    expect(answers["margin-by-quarter"]?.rows.at(-1)?.period).toBe(
      `${last.slice(0, 4)}-Q${last.endsWith("12") ? 4 : 2}`,
    );
  });

  test("of generations has whole fiscal years, as each is alone, and the whole years of its age", async () => {
    const { answers, figures } = await open("ytd", {}, "generations");
    const years = await Promise.all(
      ["fy2023", "fy2024", "fy2025"].map((period) =>
        queryIndicator(viewers.executive, { indicator: "cohort-retention", period, definition: "bought-by-year" }),
      ),
    );
    const alone = years.flatMap(({ rows }) => rows.map(({ period: _, ...row }) => row));
    expect(alone.length).toBeGreaterThan(0);
    expect(answers["cohort-years"]?.rows.map(({ period: _, ...row }) => row)).toEqual(alone);
    const cut = await open("2024-Q1", {}, "generations");
    const unasked = { indicator: "cohort-retention", why: "period" };
    expect(cut.unasked).toEqual({ "cohort-years": unasked, "cohort-revenue-years": unasked });
    const [programme] = await database.writer`select started_on::text as day from programmes`;
    const ages = figures.members?.years.map(({ period }) => period) ?? [];
    expect(ages).toEqual(agesSince(programme?.day, "2022-07", "2024-12-17"));
    for (const [index, period] of ages.entries()) {
      const { rows } = await queryIndicator(viewers.executive, { indicator: "member-revenue", period });
      expect(figures["member-revenue"]?.years[index]).toEqual(rows[0]);
    }
  });

  test("that an address narrows is refused, whether there is such a group or not", async () => {
    for (const filters of [{ segment: "retail" }, { tier: "gold" }, { rep: "S1" }, { region: "no-such-region" }])
      await expect(open("ytd", filters), JSON.stringify(filters)).rejects.toThrow("unknown filter");
  });
});

test("narrowed by tier, what no tier can narrow is left out rather than shown whole", async () => {
  const request: ViewRequest = { period: "2024", compare: "n-1", filters: { tier: "gold" } };
  const view = await queryView(viewers.marketing, "marketing", request);
  for (const id of ["revenue", "member-revenue-share", "penetration"]) expect(view.figures).not.toHaveProperty(id);
  expect(view.answers.goals).toBeNull();
  expect(view.unasked.goals).toEqual({ indicator: "goal-progress", why: "filters" });
  expect(view.figures).toHaveProperty("member-revenue");
});

test.each(["marketing", "executive"] as const)(
  "every answer of every page of %s can be asked again, alone",
  async (who) => {
    for (const { id, roles } of views.filter(({ roles }) => roles.includes(who))) {
      const request: ViewRequest = { period: "fy2024", compare: "n-1", filters: {} };
      const { answers, figures } = await queryView(viewers[who], id, request);
      const drawn = Object.values(figures).flatMap(({ total, months }) =>
        months.length > 0 ? [monthsAnswer(total, months)] : [],
      );
      for (const answer of [...Object.values(answers), ...drawn]) {
        if (!answer || answer.indicator === "goal-progress") continue;
        const again = await queryIndicator(
          viewers[who],
          parseIndicatorRequest(answer.indicator, addressOf(answer, request)),
        );
        expect(
          again.rows.map(({ value, key, period }) => ({ value, key, period })),
          `${id} ${answer.indicator} ${roles}`,
        ).toEqual(answer.rows.map(({ value, key, period }) => ({ value, key, period })));
      }
    }
  },
);

test("the lists that a page counts are as long as they open, for whom they open", async () => {
  for (const name of ["marketing", "sales"] as const)
    for (const { id, roles, lists } of views) {
      if (!roles.includes(name)) continue;
      const request: ViewRequest = { period: "ytd", compare: "n-1", filters: {} };
      const view = await queryView(viewers[name], id, request);
      expect(Object.keys(view.lists).sort(), id).toEqual([...lists].sort());
      for (const [list, summary] of Object.entries(view.lists)) {
        const opened = await queryAccounts(viewers[name], parseListRequest(new URLSearchParams({ list })));
        expect(summary, `${id} ${list}`).toEqual({ accounts: opened.accounts, stake: opened.stake });
      }
    }
  const totals = await queryView(viewers.executive, "executive", { period: "ytd", compare: "n-1", filters: {} });
  expect(totals).toMatchObject({ lists: {}, hasLists: false });
});
