import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attainmentCurve, oracleRows } from "@/lib/oracle/oracle";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import { queryIndicator } from "./query-indicator";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const share = (attained: number | null | undefined, objectives: number | null | undefined) =>
  objectives ? (attained ?? 0) / objectives : null;

describe.each([
  { seed: 51, asOf: "2024-12-17", fiscalStartMonth: 4, fiscalYear: 2025, cut: "2023-12-17" },
  { seed: 52, asOf: "2024-02-28", fiscalStartMonth: 1, fiscalYear: 2024, cut: "2023-02-28" },
  { seed: 53, asOf: "2025-01-31", fiscalStartMonth: 10, fiscalYear: 2025, cut: "2024-01-31" },
])("the curve of fy$fiscalYear on $asOf", ({ seed, asOf, fiscalStartMonth, fiscalYear, cut }) => {
  let programme: number;
  beforeAll(async () => {
    const options = { asOf, fiscalStartMonth, dataFrom: "2020-10-01", coefficient: 1, accounts: 25 };
    programme = await writeRandomProgramme(database.writer, seed, options);
    await database.writer.begin((tx) => refreshRollups(tx, programme));
  });

  test.each(["the programme", "a segment", "a portfolio"])(
    "of %s equals the facts, this year and N-1 to its end",
    async (whose) => {
      const sql = database.writer;
      const [rep] = await sql<{ id: number }[]>`
      select rep_id as id from accounts where programme_id = ${programme} and rep_id > 0
      group by 1 order by count(*) desc limit 1`;
      const repIds = whose === "a portfolio" ? [rep?.id ?? 0] : null;
      const where: Record<string, string> = whose === "a segment" ? { segment: "retail" } : {};
      const viewer = repIds
        ? viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds })
        : wholeProgramme(database, programme);
      const request = { indicator: "attainment-curve", period: `fy${fiscalYear}`, compare: "n-1", where };
      const { rows, ...answer } = await queryIndicator(viewer, request);
      expect(rows).toHaveLength(12);

      const now = await attainmentCurve({ sql, programmeId: programme, repIds, where, fiscalYear });
      expect(rows.slice(0, now.length).map(({ value }) => value)).toEqual(
        now.map(({ attained, objectives }) => share(attained, objectives)),
      );
      expect(rows.slice(now.length).map(({ value }) => value)).toEqual(Array(12 - now.length).fill(null));
      expect(now.at(-1)?.day).toBe(asOf);
      expect(answer.period.to).toBe(asOf);
      expect(answer.comparedTo?.to).toBe(cut);

      const before = await attainmentCurve({ sql, programmeId: programme, repIds, where, fiscalYear: fiscalYear - 1 });
      expect(before).toHaveLength(12);
      const [onCut] = await oracleRows("objective-attainment", null, {
        sql,
        programmeId: programme,
        repIds,
        where,
        from: cut,
        to: cut,
        by: [],
      });
      expect(rows.map(({ previous }) => previous)).toEqual(
        before.map(({ attained, objectives }, i) =>
          i === now.length - 1 ? (onCut?.value ?? null) : share(attained, objectives),
        ),
      );
      if (whose === "the programme") expect(now.some(({ attained }) => attained)).toBe(true);
    },
  );

  test("asked without a comparison it ends on as of", async () => {
    const viewer = wholeProgramme(database, programme);
    const { rows } = await queryIndicator(viewer, { indicator: "attainment-curve", period: "ytd" });
    expect(rows.at(-1)?.period).toBe(asOf.slice(0, 7));
    expect(rows.every((row) => !("previous" in row))).toBe(true);
  });
});
