import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import type { Dimension } from "@/lib/indicators/algebra";
import type { IndicatorRow } from "@/lib/indicators/answer";
import type { Figure } from "@/lib/indicators/define-indicator";
import { indicators } from "@/lib/indicators/registry";
import { isEmpty, type OracleQuery, oracleRows } from "@/lib/oracle/oracle";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { askedFigures, keyText, oracleSplits } from "@/lib/testing/oracle-asks";
import { listReps, viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import { queryIndicator } from "./query-indicator";
import { RequestError } from "./request-error";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Period, the days it means (worked out by hand), and the days that N-1 means. */
type Case = [label: string, from: string, to: string, previousFrom: string, previousTo: string];

/** Programmes that differ in everything that a calendar can do to them. */
const programmes: {
  seed: number;
  asOf: string;
  fiscalStartMonth: number;
  dataFrom?: string;
  flagged?: boolean;
  cases: Case[];
}[] = [
  {
    seed: 11,
    asOf: "2024-12-17",
    fiscalStartMonth: 1,
    dataFrom: "2022-07-01",
    flagged: true,
    cases: [
      ["2024", "2024-01-01", "2024-12-17", "2023-01-01", "2023-12-17"],
      ["2024-Q1", "2024-01-01", "2024-03-31", "2023-01-01", "2023-03-31"],
      ["2024-02", "2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28"],
      ["r12", "2023-12-18", "2024-12-17", "2022-12-18", "2023-12-17"],
      ["2024-12", "2024-12-01", "2024-12-17", "2023-12-01", "2023-12-17"],
      ["n-1:ytd", "2023-01-01", "2023-12-17", "2022-01-01", "2022-12-17"],
    ],
  },
  {
    seed: 12,
    asOf: "2024-02-28",
    fiscalStartMonth: 7,
    dataFrom: "2021-07-01",
    flagged: false,
    cases: [
      ["fy2024", "2023-07-01", "2024-02-28", "2022-07-01", "2023-02-28"],
      ["ytd", "2023-07-01", "2024-02-28", "2022-07-01", "2023-02-28"],
      ["r12", "2023-03-01", "2024-02-28", "2022-03-01", "2023-02-28"],
      ["2023-01..2023-06", "2023-01-01", "2023-06-30", "2022-01-01", "2022-06-30"],
    ],
  },
  {
    seed: 13,
    asOf: "2024-02-29",
    fiscalStartMonth: 4,
    dataFrom: "2021-10-12",
    flagged: true,
    cases: [
      ["ytd", "2023-04-01", "2024-02-29", "2022-04-01", "2023-02-28"],
      ["r12", "2023-03-01", "2024-02-29", "2022-03-01", "2023-02-28"],
      ["fy2023", "2022-04-01", "2023-03-31", "2021-04-01", "2022-03-31"],
      ["n-1:r12", "2022-03-01", "2023-02-28", "2021-03-01", "2022-02-28"],
    ],
  },
  {
    seed: 14,
    asOf: "2025-02-11",
    fiscalStartMonth: 10,
    dataFrom: "2022-07-01",
    flagged: false,
    cases: [
      ["fy2025", "2024-10-01", "2025-02-11", "2023-10-01", "2024-02-11"],
      ["r12", "2024-02-12", "2025-02-11", "2023-02-12", "2024-02-11"],
      ["2025-Q1", "2025-01-01", "2025-02-11", "2024-01-01", "2024-02-11"],
      ["2022-08", "2022-08-01", "2022-08-31", "2021-08-01", "2021-08-31"],
    ],
  },
];

const splitsToTry: Dimension[][] = [["tier"], ["segment"], ["region", "tier"], ["rep"], ["segment", "rep"]];

/** Without a split, and by two that take turns from period to period: every split of every figure is met. */
const splitsAt = (turn: number): Dimension[][] => [
  [],
  ...[turn, turn + 2].flatMap((place) => splitsToTry.slice(place % splitsToTry.length).slice(0, 1)),
];

const close = (a: number | null, b: number | null) =>
  a === b ||
  (a !== null &&
    b !== null &&
    Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)) + (Number.isInteger(a) ? 0.5 : 0));

/** Whether a reader of totals was refused this group, as too small. */
const isHidden = (rows: IndicatorRow[], key: object) =>
  rows.some((row) => row.hidden && keyText(row.key) === keyText(key));

type Figures = Pick<IndicatorRow, "value" | "numerator" | "denominator">;

/** The reader may say the totals of what is not known, or of what the oracle knows no totals of; the oracle says neither. */
const agree = (mine: Figures, facts: Figures) =>
  close(mine.value, facts.value) &&
  (facts.numerator === null && facts.denominator === null
    ? true
    : close(mine.numerator, facts.numerator) && close(mine.denominator, facts.denominator));

/** Checks an answer's rows (or their N-1) against the oracle's; returns what differs, in words. */
function compare(
  id: string,
  got: Pick<IndicatorRow, "key" | "value" | "numerator" | "denominator">[],
  wanted: Awaited<ReturnType<typeof oracleRows>>,
): string[] {
  const mine = new Map(got.map((row) => [keyText(row.key), row]));
  const theirs = new Map(wanted.map((row) => [keyText(row.key), row]));
  const wrong: string[] = [];
  for (const [key, row] of theirs) {
    const other = mine.get(key);
    if (!other) {
      if (!isEmpty(row, id)) wrong.push(`missing ${key}: ${JSON.stringify(row)}`);
    } else if (!agree(other, row))
      wrong.push(`${key}: ${JSON.stringify(other)} but the facts say ${JSON.stringify(row)}`);
  }
  for (const [key, row] of mine)
    if (!theirs.has(key) && !isEmpty({ ...row, key: {} }, id))
      wrong.push(`no such group ${key}: ${JSON.stringify(row)}`);
  return wrong;
}

describe.each(programmes)(
  "as of $asOf, fiscal year from month $fiscalStartMonth",
  ({ seed, asOf, fiscalStartMonth, dataFrom, flagged, cases }) => {
    let programmeId: number;
    let viewers: [string, Viewer, number[] | null][];
    const kept = new Map<string, Promise<unknown>>();

    beforeAll(async () => {
      const sql = database.writer;
      programmeId = await writeRandomProgramme(sql, seed, {
        asOf,
        fiscalStartMonth,
        ...(dataFrom ? { dataFrom } : {}),
        ...(flagged === undefined ? {} : { flagged }),
      });
      // Every indicator is asked, also of a programme in which no order has a margin.
      const features = ["points", "rewards", "tiers", "objectives", "margin", "visits"];
      await sql`update programmes set features = ${features} where id = ${programmeId}`;
      await sql.begin((tx) => refreshRollups(tx, programmeId));
      const marketing = wholeProgramme(database, programmeId);
      const reps = await listReps(database, programmeId);
      const portfolio = reps.slice(0, 3);
      viewers = [
        ["marketing", marketing, null],
        ["executive", viewerWith(database.app, programmeId, "executive", { kind: "totals" }), null],
        [
          "a manager",
          viewerWith(database.app, programmeId, "sales", { kind: "portfolio", repIds: portfolio }),
          portfolio,
        ],
      ];
    });

    const figures = indicators.filter((one): one is typeof one & Figure => one.kind === "figure" && !one.curve);
    const figuresAsked = askedFigures(figures);
    test.each(figuresAsked.map((one) => [one.id, one.definition, one] as const))(
      "%s (%s) equals the facts",
      async (id, definition, one) => {
        const wrong: string[] = [];
        let compared = 0;
        // The oracle is slow, and what it says of the whole programme is the same for who reads accounts and who totals.
        const said = new Map<string, ReturnType<typeof oracleRows>>();
        const factsOf = (query: OracleQuery) => {
          const asked = JSON.stringify([query.repIds, query.by, query.from, query.to]);
          const facts = said.get(asked) ?? oracleRows(id, one.name, query);
          said.set(asked, facts);
          return facts;
        };
        for (const [who, viewer, repIds] of viewers)
          for (const [turn, [period, from, to, previousFrom, previousTo]] of cases.entries())
            for (const by of splitsAt(turn)) {
              const allowed =
                viewer.scope.kind === "totals"
                  ? by.length === 0 && (one.always.length === 0 || /^(ytd|r12|fy\d{4})$/.test(period))
                  : by.every((split) => one.splits.includes(split));
              if (!allowed || (who === "a manager" && by.length > 1)) continue;
              if (viewer.scope.kind === "totals" && !one.isOfTotals) continue;
              if (viewer.scope.kind === "portfolio" && one.figure.splits.length === 0) continue;
              const answer = await queryIndicator(viewer, {
                indicator: id,
                period,
                by,
                compare: "n-1",
                definition,
              }).catch((error: unknown) => {
                // What is kept of some periods alone cannot be asked of every one.
                if (error instanceof RequestError && error.message.startsWith("known of")) return null;
                throw error;
              });
              if (!answer) continue;
              const query = { sql: database.writer, programmeId, repIds, by: oracleSplits(one, by), where: {}, kept };
              const now = await factsOf({ ...query, from, to });
              wrong.push(
                ...compare(
                  id,
                  answer.rows.filter((row) => !row.hidden),
                  now.filter((row) => !isHidden(answer.rows, row.key)),
                ).map((text) => `${who} ${period} by ${by}: ${text}`),
              );
              compared += answer.rows.length;
              if (by.length > 0 || one.always.length > 0 || previousTo < (dataFrom ?? "")) continue;
              // How a year will end is told on `as of` alone, and a cohort's N-1 as it is today.
              if (["bands", "cohort"].includes(definition) && id !== "recency") continue;
              const before = await factsOf({ ...query, from: previousFrom, to: previousTo });
              for (const row of answer.rows) {
                const then = before.find(({ key }) => keyText(key) === keyText(row.key));
                if (!close(row.previous ?? null, then?.value ?? null))
                  wrong.push(`${who} ${period} N-1: ${JSON.stringify(row)} but the facts say ${JSON.stringify(then)}`);
              }
            }
        if (wrong.length > 0) throw new Error(`${wrong.length} differ:\n${wrong.slice(0, 6).join("\n")}`);
        expect(compared).toBeGreaterThan(0);
      },
    );
  },
);
