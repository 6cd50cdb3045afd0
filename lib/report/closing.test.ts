import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { type Dimension, readingsOf } from "@/lib/indicators/algebra";
import type { IndicatorRow } from "@/lib/indicators/answer";
import { type Cohorts, type Figure, partsOf } from "@/lib/indicators/define-indicator";
import { indicators } from "@/lib/indicators/registry";
import { importInto, testSource } from "@/lib/ingest/testing-source";
import { mutateProgramme } from "@/lib/oracle/mutate-programme";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { addMonths } from "@/lib/periods/calendar";
import { closeMonths, reopenMonths } from "@/lib/rollup/close-months";
import { rebuildRollups, refreshRollups } from "@/lib/rollup/refresh";
import { seededRandom } from "@/lib/seeded-random";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { askedFigures, keyText } from "@/lib/testing/oracle-asks";
import { tester } from "@/lib/testing/tester";
import { listReps, viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import { withReader } from "./open-reader";
import { queryIndicator } from "./query-indicator";
import { isKept } from "./read-cells";
import { RequestError } from "./request-error";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const figures = indicators.filter((indicator): indicator is Figure & typeof indicator => indicator.kind === "figure");
/** Who accounts are is read today. */
const ofToday: readonly Dimension[] = ["segment", "region", "rep"];
/** Definitions that closed months keep. */
const kept = askedFigures(figures).filter(({ figure, definition, always }) => {
  const made = figure.definitions[definition];
  if (!made || figure.curve || always.some((dimension) => ofToday.includes(dimension))) return false;
  return partsOf(made).every(([, { value }]) => isKept(value, new Set(always)));
});
const cohorts = indicators.filter((one): one is typeof one & Cohorts => one.kind === "cohorts");

/** Of open months too: what became of points until today, whenever they were earned; or by who accounts are today. */
const isOfToday = (name: string) =>
  name.includes('"segment"') ||
  kept.some(
    ({ id, definition, figure }) =>
      name.startsWith(`${id} ${definition} `) &&
      partsOf(figure.definitions[definition] ?? { parts: {} }).some(([, { value }]) =>
        readingsOf(value).some(({ form }) => form === "earned"),
      ),
  );

type Rows = Map<string, IndicatorRow>;

async function readKept(viewer: Viewer, periods: readonly string[]): Promise<Rows> {
  const rows: Rows = new Map();
  for (const { id, definition, splits } of kept)
    for (const period of periods)
      for (const by of splits.includes("tier") ? [[], ["tier"]] : [[]])
        try {
          const answer = await queryIndicator(viewer, { indicator: id, definition, period, by, compare: "none" });
          for (const row of answer.rows) rows.set(`${id} ${definition} ${row.period} ${keyText(row.key)}`, row);
        } catch (error) {
          // A rate of the whole programme is not asked by tier.
          if (!(error instanceof RequestError)) throw error;
        }
  for (const cohort of cohorts)
    for (const definition of Object.keys(cohort.definitions))
      for (const by of [["quarter"], ["quarter", "segment"]]) {
        const request = { indicator: cohort.id, definition, period: "2022-07..2024-09", by };
        for (const row of (await queryIndicator(viewer, request)).rows)
          if (lastMonthOf(cohort, definition, row) <= "2024-09-01")
            rows.set(`${cohort.id} ${definition} ${keyText(row.key)}`, row);
      }
  return rows;
}

/** The last month that is in a row of a quarter's cohort. */
function lastMonthOf(cohort: Cohorts, definition: string, { key }: IndicatorRow): string {
  const [year = "", quarter = "1"] = (key.cohort ?? "").split("-Q");
  const first = `${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`;
  const age = Number(key.age);
  if (cohort.of === "points") return addMonths(first, age * 3 + 2);
  return addMonths(first, 2 + (age + 1) * (cohort.definitions[definition]?.months ?? 1) - 1);
}

const valuesOf = (rows: Rows) => Object.fromEntries([...rows].map(([name, { value }]) => [name, value]));
/** What the rows say of today; a group that closed months have and today has not is empty today. */
const todayOf = (rows: Rows) =>
  Object.fromEntries([...rows].map(([name, row]) => [name, row.restated === undefined ? row.value : row.restated]));

test("a good part of the dictionary is kept", () => {
  expect(kept.length).toBeGreaterThan(60);
});

describe.each([
  { seed: 61, fiscalStartMonth: 1 },
  { seed: 62, fiscalStartMonth: 7 },
])("programme $seed", ({ seed, fiscalStartMonth }) => {
  test("closed months keep every figure through corrections and a rebuild, and say beside it what it is today", async () => {
    const sql = database.writer;
    const options = { asOf: "2024-12-17", dataFrom: "2022-07-01", fiscalStartMonth, accounts: 30, flagged: true };
    const programme = await writeRandomProgramme(sql, seed, options);
    const whole = wholeProgramme(database, programme);
    const roll = (work: typeof refreshRollups) =>
      sql.begin(async (tx) => {
        await work(tx, programme);
        await tx`update programmes set data_version = data_version + 1 where id = ${programme}`;
      });
    const refresh = () => roll(refreshRollups);
    await refresh();
    const periods = ["2024-09", "2024-Q3", "2023", "2022-12"];
    const before = await readKept(whole, periods);
    const { months } = await sql.begin((tx) => closeMonths(tx, programme, "2024-09-01", tester));
    expect(months).toHaveLength(27);
    expect(valuesOf(await readKept(whole, periods))).toEqual(valuesOf(before));

    const [settings] = await sql`
      select as_of, data_from, fiscal_start_month, zone, objective_coefficient, point_value, budget_cents, features
      from programmes where id = ${programme}`;
    if (!settings) throw new Error("no programme");
    const random = seededRandom(seed);
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 15; count++) await mutateProgramme(sql, programme, random);
      // Settings stay: under another clock there are other periods.
      await sql`update programmes set ${sql(settings)} where id = ${programme}`;
      await refresh();
    }
    const after = await readKept(whole, periods);
    for (const [name, row] of before)
      if (!isOfToday(name)) expect(after.get(name)?.value ?? 0, name).toEqual(row.value ?? 0);
    const restated = [...after].filter(([, row]) => row.restated !== undefined).map(([name]) => name);
    const families = [
      "revenue",
      "rfm",
      "reward-mix",
      "points-liability",
      "tier-migration",
      "same-member-revenue-growth",
      "points-cohorts",
      "cohort-retention",
    ];
    for (const of of families)
      expect(
        restated.some((name) => name.startsWith(`${of} `)),
        of,
      ).toBe(true);

    // A portfolio of all reads other cells.
    const reps = [0, ...(await listReps(database, programme))];
    const everybody = viewerWith(database.app, programme, "marketing", { kind: "portfolio", repIds: reps });
    const byRep = await readKept(everybody, periods);
    expect(byRep.size).toBeGreaterThan(1_000);
    for (const [name, row] of byRep)
      expect([row.value, row.restated], name).toEqual([after.get(name)?.value, after.get(name)?.restated]);

    await roll(rebuildRollups);
    const rebuilt = await readKept(whole, periods);
    for (const [name, value] of Object.entries(todayOf(rebuilt))) expect(value, name).toEqual(todayOf(after)[name]);
    for (const [name, row] of rebuilt) expect(row.value, name).toEqual(after.get(name)?.value);

    await sql.begin((tx) => reopenMonths(tx, programme, "2022-07-01", tester));
    const open = await readKept(whole, periods);
    expect([...open.values()].some((row) => row.restated !== undefined)).toBe(false);
    const today = todayOf(after);
    for (const [name, row] of open) expect(today[name] ?? 0, name).toEqual(row.value ?? 0);
  }, 240_000);
});

describe("by hand", () => {
  test("a late order, a cancelled, a changed and a removed one: kept, restated, and counted to who may see them", async () => {
    const sql = database.writer;
    const source = await testSource();
    const orders = (...lines: string[]) =>
      source.csv("orders", ["ref,account,ordered_on,revenue,status", ...lines.map((line) => `${line}`)]);
    await source.settings({ full: ["orders"] }, { asOf: "2012-06-15", features: [] });
    await source.csv("reps", ["code,name,manager", "R1,One,", "R2,Two,"]);
    await source.csv("accounts", ["code,name,segment,region", "A1,Alpha,big,north", "A2,Beta,small,south"]);
    await source.csv("account_assignments", ["ref,account,rep,since", "S1,A1,R1,2010-01-01", "S2,A2,R2,2010-01-01"]);
    await orders(
      "O1,A1,2012-03-05,100,placed",
      "O2,A1,2012-03-20,50,placed",
      "O3,A2,2012-03-21,30,placed",
      "O4,A2,2012-04-02,20,placed",
      "O5,A2,2012-05-02,7,placed",
    );
    const load = () => importInto(sql, source, { refresh: refreshRollups });
    expect((await load()).rejects).toEqual([]);
    const [row] = await sql<{ id: number }[]>`select id from programmes where slug = 'essai'`;
    const programme = row?.id ?? 0;
    await expect(sql.begin((tx) => closeMonths(tx, programme, "2012-06-01", tester))).rejects.toThrow("month-not-over");
    await sql.begin((tx) => closeMonths(tx, programme, "2012-04-01", tester));
    await expect(sql.begin((tx) => closeMonths(tx, programme, "2012-03-01", tester))).rejects.toThrow("no-open-month");

    // O1 is cancelled, O3 is worth 40, O4 is gone; O6 is late and O7 of an open month.
    await orders(
      "O1,A1,2012-03-05,100,cancelled",
      "O2,A1,2012-03-20,50,placed",
      "O3,A2,2012-03-21,40,placed",
      "O5,A2,2012-05-02,7,placed",
      "O6,A1,2012-03-30,5,placed",
      "O7,A2,2012-05-03,3,placed",
    );
    await load();
    const reps = await listReps(database, programme);
    const viewers = {
      whole: wholeProgramme(database, programme),
      one: viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds: reps.slice(0, 1) }),
      two: viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds: reps.slice(1) }),
      executive: viewerWith(database.app, programme, "executive", { kind: "totals" }),
    };
    const revenue = async (viewer: Viewer, period: string, more: object = {}) => {
      const answer = await queryIndicator(viewer, { indicator: "revenue", period, compare: "none", ...more });
      return answer.rows.map(({ key, value, restated }) => [...Object.values(key), value, restated]);
    };
    expect(await revenue(viewers.whole, "2012-03")).toEqual([[18_000, 9_500]]);
    expect(await revenue(viewers.whole, "2012-04")).toEqual([[2_000, 0]]);
    expect(await revenue(viewers.whole, "2012-05")).toEqual([[1_000, undefined]]);
    expect(await revenue(viewers.whole, "ytd")).toEqual([[21_000, 10_500]]);
    expect(await revenue(viewers.whole, "2012-03", { by: ["region"] })).toEqual([
      ["north", 15_000, 5_500],
      ["south", 3_000, 4_000],
    ]);
    expect(await revenue(viewers.one, "2012-03")).toEqual([[15_000, 5_500]]);
    expect(await revenue(viewers.two, "ytd")).toEqual([[6_000, 5_000]]);
    // A group's correction may be one account's.
    expect(await revenue(viewers.executive, "2012-03")).toEqual([[18_000, 9_500]]);
    expect(await revenue(viewers.executive, "ytd", { by: ["region"] })).toEqual([
      ["north", null, undefined],
      ["south", null, undefined],
    ]);
    const counted = async (viewer: Viewer) =>
      withReader(viewer, async ({ closing }) => {
        const { on: _, ...told } = closing ?? { on: "" };
        return told;
      });
    const told = { through: "2012-04-01", isRestated: true };
    expect(await counted(viewers.whole)).toEqual({ ...told, late: 1, cancelled: 1, changed: 1, removed: 1 });
    expect(await counted(viewers.executive)).toEqual({ ...told, late: 1, cancelled: 1, changed: 1, removed: 1 });
    expect(await counted(viewers.one)).toEqual({ ...told, late: 1, cancelled: 1, changed: 0, removed: 0 });
    expect(await counted(viewers.two)).toEqual({ ...told, late: 0, cancelled: 0, changed: 1, removed: 1 });

    // An erased account is nobody's: its months stay in the programme's figures, and in no portfolio.
    await source.settings(
      { full: ["orders", "accounts", "account_assignments"] },
      { asOf: "2012-06-15", features: [] },
    );
    await source.csv("accounts", ["code,name,segment,region", "A1,Alpha,big,north"]);
    await source.csv("account_assignments", ["ref,account,rep,since", "S1,A1,R1,2010-01-01"]);
    await orders("O2,A1,2012-03-20,50,placed", "O6,A1,2012-03-30,5,placed");
    await load();
    expect(await revenue(viewers.whole, "2012-03")).toEqual([[18_000, 5_500]]);
    expect(await revenue(viewers.one, "2012-03")).toEqual([[15_000, 5_500]]);
    await source.remove();
  });

  test("rewards by kind, cohorts, ranks and whole periods stay; what comes late for a closed month is not in the next", async () => {
    const club = await handMade(database, { features: ["points", "rewards", "tiers", "visits"] });
    club.account("A", { segment: "big" });
    club.account("B", { segment: "small" });
    for (const account of ["A", "B"]) {
      club.member(account, "2010-02-01");
      club.tier(account, "2010-02-01", "bronze");
      club.order(account, "2011-03-05", 100_00);
      club.order(account, "2011-04-05", 10_00);
    }
    club.order("A", "2012-03-05", 100_00);
    club.order("B", "2012-03-06", 50_00);
    club.order("A", "2012-04-02", 20_00);
    club.reward("A", "2012-03-05", "gift", 10, 6_00);
    club.visit("A", "2012-03-05T12:00:00Z", "catalogue");
    await club.ready();
    const close = (month: string) => database.writer.begin((tx) => closeMonths(tx, club.programme, month, tester));
    await close("2012-03-01");
    club.order("B", "2012-03-20", 100_00);
    club.reward("B", "2012-03-20", "gift-card", 5, 4_00);
    club.visit("B", "2012-03-20T12:00:00Z", "catalogue");
    club.tier("A", "2012-03-10", "silver");
    await club.ready();
    const told = async (...[indicator, period, more]: Parameters<typeof club.ask>) => {
      const { rows } = await club.ask(indicator, period, { compare: "none", ...more });
      return rows.map(({ key, value, restated }) => [...Object.values(key), value, restated]);
    };
    expect(await told("same-member-revenue-growth", "2012-03")).toEqual([[-0.25, 0.25]]);
    expect(await told("tier-migration", "2012-03")).toEqual([
      ["upgraded", 0, 1],
      ["kept", 2, 1],
      ["downgraded", 0, undefined],
      ["entered", 0, undefined],
      ["left", 0, undefined],
    ]);
    expect(await told("tier-migration", "2012-03", { definition: "matrix" })).toEqual([
      ["bronze", "bronze", 2, 1],
      ["bronze", "silver", 0, 1],
    ]);
    expect((await told("visit-funnel", "2012-03")).map(([, ...values]) => values)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(await told("reward-mix", "2012-03", { definition: "cost" })).toEqual([
      ["gift", 1, 0.6],
      ["gift-card", 0, 0.4],
    ]);
    // A has 110 of 12 months; B had 60 and has 160.
    expect(await told("best-customer-share", "2012-03", { by: ["segment"] })).toEqual([
      ["big", 1, 0],
      ["small", 0, 1],
    ]);
    const cohort = await told("cohort-retention", "2010-02", { definition: "revenue-by-month", by: ["month"] });
    expect(cohort.slice(25, 27)).toEqual([
      ["2010-02", "25", 75_00, 125_00],
      ["2010-02", "26", 10_00, undefined],
    ]);

    await close("2012-04-01");
    expect(await told("same-member-revenue-growth", "2012-04")).toEqual([[0, undefined]]);
    // In March, as closed, A was not silver yet.
    expect((await told("tier-migration", "2012-04")).slice(0, 2)).toEqual([
      ["upgraded", 1, 0],
      ["kept", 1, 2],
    ]);
  });

  test("of totals, a cohort stays as it was, and what it is today is not told: it may be one account's", async () => {
    const club = await handMade(database);
    for (const account of ["A", "B", "C", "D", "E", "F"]) club.member(account, "2010-02-01");
    club.order("A", "2011-03-05", 60_00);
    await club.ready();
    await database.writer.begin((tx) => closeMonths(tx, club.programme, "2012-04-01", tester));
    club.order("B", "2011-03-20", 60_00);
    await club.ready();
    const ask = { indicator: "cohort-retention", definition: "revenue-by-month", period: "fy2010" };
    const executive = viewerWith(database.app, club.programme, "executive", { kind: "totals" });
    for (const [viewer, told] of [
      [await club.viewer(), { value: 10_00, restated: 20_00 }],
      [executive, { value: 10_00, restated: undefined }],
    ] as const) {
      const { rows } = await queryIndicator(viewer, ask);
      const { value, restated } = rows.find(({ key }) => key.age === "13") ?? {};
      expect({ value, restated }).toEqual(told);
    }
  });

  test("a cost that comes late is no fact of an account, and restates the programme's cost all the same", async () => {
    const sql = database.writer;
    const source = await testSource();
    await source.settings({}, { slug: "couts", asOf: "2012-06-15", features: ["rewards"] });
    await source.csv("accounts", ["code,name", "A1,Alpha"]);
    await source.csv("orders", ["ref,account,ordered_on,revenue", "O1,A1,2012-03-05,100"]);
    await source.csv("programme_costs", ["ref,dated_on,kind,cost", "C1,2012-03-31,platform,40"]);
    const load = () => importInto(sql, source, { refresh: refreshRollups });
    expect((await load()).rejects).toEqual([]);
    const [row] = await sql<{ id: number }[]>`select id from programmes where slug = 'couts'`;
    const programme = row?.id ?? 0;
    await sql.begin((tx) => closeMonths(tx, programme, "2012-04-01", tester));
    // A repair by hand, which no import notes.
    await sql`update programme_costs set cost_cents = 4500 where programme_id = ${programme}`;
    await sql.begin((tx) => refreshRollups(tx, programme));
    await sql`update programmes set data_version = data_version + 1 where id = ${programme}`;
    const repaired = { indicator: "programme-cost", period: "2012-03", compare: "none" };
    expect((await queryIndicator(wholeProgramme(database, programme), repaired)).rows).toMatchObject([
      { value: 4_000, restated: 4_500 },
    ]);
    await source.csv("programme_costs", [
      "ref,dated_on,kind,cost",
      "C1,2012-03-31,platform,50",
      "C2,2012-04-30,agency,7",
      "C3,2012-05-01,agency,9",
    ]);
    await load();
    for (const viewer of [
      wholeProgramme(database, programme),
      viewerWith(database.app, programme, "executive", { kind: "totals" }),
    ]) {
      const cost = async (period: string) => {
        const { rows } = await queryIndicator(viewer, { indicator: "programme-cost", period, compare: "none" });
        return rows.map(({ value, restated }) => [value, restated]);
      };
      expect(await cost("2012-03")).toEqual([[4_000, 5_000]]);
      expect(await cost("2012-04")).toEqual([[0, 700]]);
      expect(await cost("2012-05")).toEqual([[900, undefined]]);
      expect(await withReader(viewer, async ({ closing }) => closing)).toMatchObject({
        late: 1,
        changed: 1,
        removed: 0,
      });
    }
    await source.remove();
  });

  test("who was few in a closed month stays hidden from totals, however many they are today; an instant is of its day in the zone", async () => {
    const sql = database.writer;
    const source = await testSource();
    const accounts = (since: string) => {
      const line = (region: string) => (place: number) =>
        `${region}${place},${region} ${place},${region},${region === "north" && place > 4 ? since : "2010-01-01"}`;
      const lines = ["north", "south", "east"].flatMap((region) => [1, 2, 3, 4, 5, 6].map(line(region)));
      return source.csv("accounts", ["code,name,region,since", ...lines]);
    };
    await source.settings({}, { slug: "peu", asOf: "2012-06-15", features: ["visits"] });
    await accounts("2012-05-01");
    await source.csv("orders", [
      "ref,account,ordered_on,revenue",
      "O1,north1,2012-03-05,100",
      "O2,south1,2012-03-05,30",
    ]);
    await source.csv("visits", ["ref,account,visited_at", "V1,south1,2012-01-10T10:00:00Z"]);
    const load = () => importInto(sql, source, { refresh: refreshRollups });
    expect((await load()).rejects).toEqual([]);
    const [row] = await sql<{ id: number }[]>`select id from programmes where slug = 'peu'`;
    const programme = row?.id ?? 0;
    await sql.begin((tx) => closeMonths(tx, programme, "2012-04-01", tester));
    await accounts("2010-01-01");
    // In Paris the first is of 1 May, which is open, and the second of 1 April.
    await source.csv("visits", [
      "ref,account,visited_at",
      "V1,south1,2012-01-10T10:00:00Z",
      "V2,south1,2012-04-30T22:30:00Z",
      "V3,south1,2012-03-31T22:30:00Z",
    ]);
    await load();
    const counted = await sql`
      select month, late from corrected_months where programme_id = ${programme} and late > 0`;
    expect([...counted]).toEqual([{ month: "2012-04-01", late: 1 }]);
    const executive = viewerWith(database.app, programme, "executive", { kind: "totals" });
    const { rows } = await queryIndicator(executive, {
      indicator: "revenue",
      period: "ytd",
      by: ["region"],
      compare: "none",
    });
    expect(rows.find(({ key }) => key.region === "north")).toMatchObject({ hidden: true, value: null });
    expect(rows.filter(({ hidden }) => !hidden)).toHaveLength(1);
  });
});
