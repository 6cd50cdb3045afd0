import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import type { Dimension } from "@/lib/indicators/algebra";
import type { Cohorts } from "@/lib/indicators/define-indicator";
import { indicators } from "@/lib/indicators/registry";
import { type OracleDimension, oracleRows } from "@/lib/oracle/oracle";
import type { CohortGrain } from "@/lib/oracle/query";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { isClose, keyText } from "@/lib/testing/oracle-asks";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import { queryIndicator } from "./query-indicator";
import { RequestError } from "./request-error";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const programmes = [
  { seed: 51, asOf: "2024-12-17", dataFrom: "2022-07-01", fiscalStartMonth: 7 },
  { seed: 52, asOf: "2025-02-28", dataFrom: "2022-06-12", fiscalStartMonth: 1 },
];
const periods: [label: string, from: string, to: string][] = [
  ["2022-05..2024-12", "2022-05-01", "2024-12-31"],
  ["2023", "2023-01-01", "2023-12-31"],
];
const cohorts = indicators.filter((one): one is typeof one & Cohorts => one.kind === "cohorts");
const cases = cohorts.flatMap((one) => Object.keys(one.definitions).map((name) => [one.id, name, one] as const));

describe.each(programmes)("as of $asOf, data from $dataFrom", ({ seed, asOf, dataFrom, fiscalStartMonth }) => {
  let programme: number;
  let viewers: [string, Viewer, number[] | null][];
  beforeAll(async () => {
    const sql = database.writer;
    programme = await writeRandomProgramme(sql, seed, { asOf, dataFrom, fiscalStartMonth });
    await sql.begin((tx) => refreshRollups(tx, programme));
    const marketing = wholeProgramme(database, programme);
    const reps = await sql<{ id: number }[]>`
      select rep_id as id from accounts where programme_id = ${programme} and rep_id > 0 group by 1 order by count(*) desc`;
    const portfolio = reps.slice(0, 2).map(({ id }) => id);
    viewers = [
      ["marketing", marketing, null],
      ["a manager", viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds: portfolio }), portfolio],
    ];
  });

  const kept = new Map<string, Promise<unknown>>();
  test.each(cases)("%s (%s) equals the facts, cohort by cohort and age by age", async (id, definition, one) => {
    const wrong: string[] = [];
    let compared = 0;
    const grains: CohortGrain[] = one.of === "points" ? ["quarter"] : ["month", "quarter", "year", "fiscal-year"];
    const splits: Dimension[][] = [[], ...one.splits.map((split) => [split])];
    for (const [who, viewer, repIds] of viewers)
      for (const [period, from, last] of periods)
        for (const grain of grains)
          for (const by of splits) {
            if (by.length > 0 && grain !== "quarter") continue;
            const to = last > asOf ? asOf : last;
            const request = { indicator: id, definition, period, by: [grain, ...by] };
            const { rows } = await queryIndicator(viewer, request);
            const query = { sql: database.writer, programmeId: programme, repIds, from, to, where: {}, grain, kept };
            const wanted = await oracleRows(id, definition === "standard" ? null : definition, {
              ...query,
              by: by as OracleDimension[],
            });
            const facts = new Map(wanted.map((row) => [keyText(row.key), row]));
            const mine = new Map(rows.map((row) => [keyText(row.key), row]));
            for (const [key, row] of mine) {
              const fact = facts.get(key);
              const isSame =
                fact &&
                isClose(row.value, fact.value) &&
                row.numerator === fact.numerator &&
                row.denominator === fact.denominator;
              if (!isSame && (fact || row.denominator !== 0))
                wrong.push(`${who} ${period} by ${grain},${by}: ${JSON.stringify(row)}, facts ${JSON.stringify(fact)}`);
            }
            for (const [key, fact] of facts)
              if (!mine.has(key) && fact.denominator !== 0)
                wrong.push(`${who} ${period} by ${grain},${by}: misses ${JSON.stringify(fact)}`);
            compared += rows.length;
          }
    if (wrong.length > 0) throw new Error(`${wrong.length} differ:\n${wrong.slice(0, 5).join("\n")}`);
    expect(compared).toBeGreaterThan(20);
  });

  test("of totals, cohorts are whole fiscal years, and small ones are hidden", async () => {
    const executive = viewerWith(database.app, programme, "executive", { kind: "totals" });
    const ask = (period: string, by: string[]) =>
      queryIndicator(executive, { indicator: "cohort-retention", period, by });
    for (const period of ["r12", "2023-02..2024-12", "2023-01..2024-05"])
      await expect(ask(period, []), period).rejects.toThrow(RequestError);
    await expect(ask("fy2024", ["month"])).rejects.toThrow(RequestError);
    await expect(ask("fy2024", ["segment"])).rejects.toThrow(RequestError);
    const { rows } = await ask("fy2024", []);
    for (const row of rows) {
      expect(row.key.cohort).toBe("fy2024");
      expect(row.hidden === true || (row.denominator ?? 0) >= 5).toBe(true);
    }
  });
});
