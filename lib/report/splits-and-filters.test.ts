import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import type { Dimension } from "@/lib/indicators/algebra";
import type { IndicatorRow } from "@/lib/indicators/answer";
import type { Figure } from "@/lib/indicators/define-indicator";
import { indicators } from "@/lib/indicators/registry";
import { addDays, firstOfMonth, lastOfMonth } from "@/lib/oracle/calendar";
import { isEmpty, type OracleDimension, type OracleQuery, type OracleRow, oracleRows } from "@/lib/oracle/oracle";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type AskedFigure, askedFigures, isClose, keyText, oracleSplits } from "@/lib/testing/oracle-asks";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import type { IndicatorRequest } from "./check-request";
import { queryIndicator } from "./query-indicator";
import { RequestError } from "./request-error";

/** Everything that a figure can be split and filtered by beside the main comparison: time, and groups asked alone. */
let database: TestDatabase;
let programme: number;
let marketing: Viewer;
let manager: Viewer;
let portfolio: number[];

beforeAll(async () => {
  database = await testDatabase();
  const sql = database.writer;
  const options = { asOf: "2024-12-17", dataFrom: "2022-07-01", fiscalStartMonth: 4, accounts: 30, flagged: false };
  programme = await writeRandomProgramme(sql, 41, options);
  await sql`update programmes set features = ${["points", "rewards", "tiers", "objectives", "margin", "visits"]} where id = ${programme}`;
  await sql.begin((tx) => refreshRollups(tx, programme));
  marketing = wholeProgramme(database, programme);
  const reps = await sql<{ id: number }[]>`
    select rep_id as id from accounts where programme_id = ${programme} and rep_id > 0 group by 1 order by count(*) desc`;
  portfolio = reps.slice(0, 2).map(({ id }) => id);
  manager = viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds: portfolio });
});
afterAll(() => database.drop());

/** How the rows of one period differ from the facts, in words; groups in which nothing happened may be there or not. */
function differences(id: string, got: IndicatorRow[], wanted: OracleRow[]): string[] {
  const facts = new Map(wanted.map((row) => [keyText(row.key), row]));
  const mine = new Set(got.map(({ key }) => keyText(key)));
  const missing = wanted.filter((row) => !mine.has(keyText(row.key)) && !isEmpty(row, id));
  const wrong = got.filter((row) => {
    const fact = facts.get(keyText(row.key));
    return fact ? !isClose(row.value, fact.value) : !isEmpty({ ...row, key: {} }, id);
  });
  return [
    ...missing.map((row) => `missing ${JSON.stringify(row)}`),
    ...wrong.map((row) => `${JSON.stringify(row)}, facts ${JSON.stringify(facts.get(keyText(row.key)))}`),
  ];
}

const figures = indicators.filter((one): one is typeof one & Figure => one.kind === "figure" && !one.curve);
const cases = askedFigures(figures).map((one) => [one.id, one.definition, one] as const);

const kept = new Map<string, Promise<unknown>>();
const facts = (one: AskedFigure, query: Omit<OracleQuery, "sql" | "programmeId">) =>
  oracleRows(one.id, one.name, {
    sql: database.writer,
    programmeId: programme,
    ...query,
    by: oracleSplits(one, query.by),
    kept,
  });

/** What may not be asked of these periods, since it is kept of others alone. */
const unlessKept = (error: unknown) => {
  if (error instanceof RequestError && error.message.startsWith("known of")) return null;
  throw error;
};

interface Slot {
  label: string;
  from: string;
  to: string;
}

/** Months (1) or quarters (3) from a day to a day, worked out apart from the product's own calendar. */
function slots(from: string, to: string, months: 1 | 3): Slot[] {
  const found: Slot[] = [];
  for (let day = from; day <= to; day = addDays(found.at(-1)?.to ?? to, 1)) {
    let end = lastOfMonth(day);
    while (Number(end.slice(5, 7)) % months > 0) end = lastOfMonth(addDays(end, 1));
    const quarter = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    found.push({ label: months === 1 ? day.slice(0, 7) : quarter, from: day, to: end > to ? to : end });
  }
  return found;
}

describe("split over time", () => {
  const asked: [period: string, by: string[], dimensions: OracleDimension[], Slot[]][] = [
    ["r12", ["month"], [], slots("2023-12-18", "2024-12-17", 1)],
    ["2024", ["month", "tier"], ["tier"], slots("2024-01-01", "2024-12-17", 1).slice(-3)],
    ["2022-06..2023-02", ["quarter"], [], slots("2022-06-01", "2023-02-28", 3)],
    ["r12", ["segment", "quarter"], ["segment"], slots("2023-12-18", "2024-12-17", 3)],
  ];

  test.each(cases)("%s (%s) equals the facts month by month and quarter by quarter", async (id, definition, one) => {
    const wrong: string[] = [];
    for (const [period, by, dimensions, parts] of asked) {
      if (!dimensions.every((dimension) => one.splits.includes(dimension))) continue;
      const answer = await queryIndicator(marketing, { indicator: id, definition, period, by }).catch(unlessKept);
      if (!answer) continue;
      for (const { label, from, to } of parts) {
        const wanted = await facts(one, { repIds: null, from, to, by: dimensions, where: {} });
        const got = answer.rows.filter((row) => row.period === label);
        wrong.push(...differences(id, got, wanted).map((text) => `${period} by ${by}: ${label}: ${text}`));
      }
      if (dimensions.length === 0 && one.always.length === 0 && one.isOne)
        expect(answer.rows.map((row) => row.period)).toEqual(parts.map(({ label }) => label));
    }
    if (wrong.length > 0) throw new Error(`${wrong.length} differ:\n${wrong.slice(0, 5).join("\n")}`);
  });

  const flows = figures.filter(
    ({ definitions: { standard } }) => standard && "value" in standard && standard.value.form === "sum",
  );
  test.each(flows.map(({ id, splits }) => [id, splits] as const))(
    "the months of %s add up to the period, by tier too, and N-1's to N-1",
    async (id, splits) => {
      for (const period of ["r12", "2024", "2024-Q3"])
        for (const by of [[], ...(splits.includes("tier") ? [["tier"]] : [])]) {
          const request = { indicator: id, period, compare: "n-1" };
          const whole = await queryIndicator(marketing, { ...request, by });
          const months = await queryIndicator(marketing, { ...request, by: [...by, "month"] });
          for (const row of whole.rows) {
            const parts = months.rows.filter(({ key }) => keyText(key) === keyText(row.key));
            const sum = (values: (number | null | undefined)[]) =>
              values.reduce((total: number, value) => total + (value ?? 0), 0);
            expect(sum(parts.map(({ value }) => value)), `${period} ${keyText(row.key)}`).toBe(row.value);
            if (by.length === 0) expect(sum(parts.map(({ previous }) => previous)), `${period} N-1`).toBe(row.previous);
          }
        }
    },
  );
});

describe("filtered", () => {
  const filters: OracleQuery["where"][] = [
    { tier: "gold" },
    { tier: "none" },
    { segment: "retail" },
    { segment: "" },
    { region: "east" },
    { rep: "S1" },
    { rep: "none" },
    { tier: "silver", region: "west" },
    { segment: "retail", rep: "S2" },
  ];

  /** The oracle narrows a share's whole too; the whole of a share of tiers is all tiers. */
  async function factsOf(one: AskedFigure, repIds: number[] | null, where: OracleQuery["where"]) {
    const { tier, ...rest } = where;
    const shared = one.id === "tier-distribution" && tier !== undefined;
    const days = { from: "2023-12-18", to: "2024-12-17" };
    const query = { repIds, ...days, by: [], where: shared ? rest : where };
    const rows = await facts(one, query);
    return shared ? rows.filter(({ key }) => key.tier === tier) : rows;
  }

  test.each(cases)(
    "%s (%s) equals the facts of that group alone, of two groups' crossing too",
    async (id, definition, one) => {
      const wrong: string[] = [];
      let compared = 0;
      const possible = filters.filter((where) =>
        Object.keys(where).every((name) => one.splits.includes(name as Dimension)),
      );
      for (const where of possible) {
        const request: IndicatorRequest = { indicator: id, definition, period: "r12", where: { ...where } };
        const answer = await queryIndicator(marketing, request).catch(unlessKept);
        if (!answer) return;
        wrong.push(
          ...differences(id, answer.rows, await factsOf(one, null, where)).map((text) => `${keyText(where)}: ${text}`),
        );
        compared += answer.rows.length;
        if (where.rep !== undefined) continue;
        // A group may have no account in a portfolio: then its name is none there.
        const theirs = await queryIndicator(manager, request).catch(() => null);
        if (!theirs) continue;
        const their = differences(id, theirs.rows, await factsOf(one, portfolio, where));
        wrong.push(...their.map((text) => `a manager ${keyText(where)}: ${text}`));
      }
      if (wrong.length > 0) throw new Error(`${wrong.length} differ:\n${wrong.slice(0, 5).join("\n")}`);
      expect(compared > 0).toBe(possible.length > 0);
    },
  );

  test("the mix of rewards of one kind is its share of all kinds", async () => {
    const days = { from: firstOfMonth("2024-01-15"), to: "2024-12-17" };
    const mix = askedFigures(figures).find(({ id, definition }) => id === "reward-mix" && definition === "cost");
    if (!mix) throw new Error("no reward-mix");
    const wanted = await facts(mix, { repIds: null, ...days, by: [], where: {} });
    const request = { indicator: "reward-mix", definition: "cost", period: "2024" };
    for (const { key, value } of wanted) {
      const { rows } = await queryIndicator(marketing, { ...request, where: { kind: key.kind ?? "" } });
      expect(rows.map((row) => row.key)).toEqual([key]);
      expect(rows[0]?.value).toBeCloseTo(value ?? Number.NaN, 9);
    }
  });
});
