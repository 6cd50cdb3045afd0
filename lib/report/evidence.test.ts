import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oracleRows } from "@/lib/oracle/oracle";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import { queryIndicator } from "./query-indicator";

let database: TestDatabase;
const ownDatabase = () => {
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
};

const ids = ["incremental-margin", "roi"] as const;

describe.each([
  ["in margin, flagged", { seed: 71, margins: "all", flagged: true, dataFrom: "2021-07-01", asOf: "2024-12-17" }],
  [
    "in revenue, with the first and last month cut",
    { seed: 72, margins: "some", flagged: false, dataFrom: "2021-06-12", asOf: "2025-01-30" },
  ],
] as const)("a programme %s", (_, { seed, ...options }) => {
  ownDatabase();
  let programmeId: number;
  beforeAll(async () => {
    const sql = database.writer;
    programmeId = await writeRandomProgramme(sql, seed, { accounts: 700, ...options });
    await sql.begin((tx) => refreshRollups(tx, programmeId));
    await sql`update programmes set data_version = 1 where id = ${programmeId}`;
    await refreshEvidence(sql, () => {});
  }, 120_000);

  const ask = (indicator: (typeof ids)[number]) =>
    queryIndicator(wholeProgramme(database, programmeId), { indicator, period: "ytd" });

  test.each(ids)(
    "%s equals the facts",
    async (id) => {
      const query = { sql: database.writer, programmeId, repIds: null, by: [], where: {} };
      const [fact] = await oracleRows(id, null, { ...query, from: "2024-01-01", to: "2024-12-17" });
      const { rows, evidence } = await ask(id);
      const [row] = rows;
      if (id === "roi" && options.margins === "some") {
        expect(evidence?.reason).toBe("no-margin");
        expect(row).toMatchObject({ value: null, numerator: null, denominator: null });
      } else {
        expect(evidence).toMatchObject({
          reason: null,
          grade: "B",
          basis: options.margins === "all" ? "margin" : "revenue",
        });
        expect(Math.abs((row?.numerator ?? 0) - (fact?.numerator ?? 0))).toBeLessThanOrEqual(2);
        expect(row?.value).toBeCloseTo(fact?.value ?? 0, id === "roi" ? 4 : -1);
        expect(row?.low).toBeLessThan(row?.value ?? 0);
        expect(row?.high).toBeGreaterThan(row?.value ?? 0);
      }
      expect(fact?.value === null).toBe(row?.value === null);
    },
    120_000,
  );

  test("speaks of members and others who are alike before, and says how many", async () => {
    const { evidence, period } = await ask("incremental-margin");
    expect(evidence?.members).toBeGreaterThanOrEqual(30);
    expect(evidence?.members).toBeLessThanOrEqual(evidence?.followed ?? 0);
    expect(evidence?.followed).toBeLessThan(evidence?.joined ?? 0);
    const detail = evidence?.detail;
    expect(detail?.revenueBefore.members).toBeGreaterThan(0.6 * (detail?.revenueBefore.controls ?? 0));
    expect(detail?.revenueBefore.members).toBeLessThan(1.6 * (detail?.revenueBefore.controls ?? 0));
    expect(period.from >= options.dataFrom && period.to <= options.asOf).toBe(true);
    expect((await ask("roi")).evidence).not.toHaveProperty("detail");
  });

  test("of other data it is not said again until it is weighed again", async () => {
    await database.writer`update programmes set data_version = 2 where id = ${programmeId}`;
    const [answer] = await Promise.all([ask("incremental-margin")]);
    expect(answer.rows[0]?.value).toBeNull();
    expect(answer.evidence).toMatchObject({ reason: "pending", members: null, grade: null });
    const said: string[] = [];
    await refreshEvidence(database.writer, (line) => said.push(line));
    expect(said.length).toBeGreaterThan(1);
    expect((await ask("incremental-margin")).evidence?.reason).toBeNull();
    await refreshEvidence(database.writer, (line) => said.push(`again: ${line}`));
    expect(said.filter((line) => line.startsWith("again"))).toEqual([]);
  });

  test("is for who reads the whole programme, with or without accounts, and has neither split nor filter", async () => {
    const totals = viewerWith(database.app, programmeId, "executive", { kind: "totals" });
    const request = { indicator: "roi", period: "2024" };
    expect((await queryIndicator(totals, request)).rows[0]?.value).toBe((await ask("roi")).rows[0]?.value);
    const rep = viewerWith(database.app, programmeId, "sales", { kind: "portfolio", repIds: [1, 2, 3] });
    await expect(queryIndicator(rep, request)).rejects.toThrow("unknown indicator");
    for (const more of [{ by: ["segment"] }, { by: ["month"] }, { where: { segment: "trade" } }, { definition: "x" }])
      await expect(queryIndicator(totals, { ...request, ...more })).rejects.toThrow();
  });
});

describe("an example worked out by hand", () => {
  ownDatabase();
  let club: HandMade;
  const days = (year: number, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `${year}-${String(from + at).padStart(2, "0")}-10`);
  const before = [...days(2010, 4, 12), ...days(2011, 1, 3)];
  const after = [...days(2011, 5, 12), ...days(2012, 1, 4)];

  /** 40 members from April 2011 and 40 who stay out, in turn; each order leaves half of it. */
  const tell = (buys: { members: number; others: number }) => {
    for (let at = 10; at < 50; at++) {
      for (const [code, cents] of [[`A${at}-in`, buys.members] as const, [`A${at}-out`, buys.others] as const]) {
        club.account(code, { eligible: true });
        for (const day of before) club.order(code, day, 100_00, { margin: 50_00 });
        for (const day of after) club.order(code, day, cents, { margin: cents / 2 });
      }
      // What is bought in the month of joining counts on neither side.
      club.order(`A${at}-in`, "2011-04-20", 900_00, { margin: 450_00 });
      club.member(`A${at}-in`, "2011-04-05");
      club.reward(`A${at}-in`, "2011-09-01", "gift", 100, 20_00);
    }
    for (const day of after) club.cost(day, 40_00);
  };
  const weighed = async (features: Parameters<typeof handMade>[1]) => {
    club = await handMade(database, features);
    tell({ members: 120_00, others: 104_00 });
    await club.ready();
    await refreshEvidence(database.writer, () => {});
  };

  test("margin and return", async () => {
    await weighed({});
    // 12 × (10 − 2) of margin for each of 40.
    expect(await club.row("incremental-margin", "ytd")).toMatchObject({
      value: 3_840_00,
      low: 3_840_00,
      high: 3_840_00,
    });
    // 40 rewards of 20, 12 months of 40: (3,840 − 1,280) ÷ 1,280.
    expect(await club.row("roi", "ytd")).toMatchObject({
      value: 2,
      low: 2,
      high: 2,
      numerator: 2_560_00,
      denominator: 1_280_00,
    });
    const { period, evidence } = await club.ask("incremental-margin", "ytd");
    expect(period).toEqual({ label: "2010-04..2012-04", from: "2010-04-01", to: "2012-04-30", partial: false });
    expect(evidence).toMatchObject({ members: 40, controls: 40, followed: 40, joinedFrom: "2011-04-01" });
    // Half of 12 × 120 was bought after; 8 × 12 of it because of the programme.
    expect(evidence?.detail).toMatchObject({ without: 40 * (720_00 - 96_00), beforeAfter: 40 * 120_00 });
    expect(evidence?.detail?.revenueBefore).toEqual({ members: 1_200_00, controls: 1_200_00 });
  });

  test("without margin it is in revenue, and there is no return", async () => {
    await weighed({ features: ["rewards"] });
    expect(await club.value("incremental-margin", "ytd")).toBe(7_680_00);
    expect((await club.ask("incremental-margin", "ytd")).evidence?.basis).toBe("revenue");
  });

  test("nobody joined: it says so", async () => {
    club = await handMade(database);
    club.account("A1", { eligible: true });
    await club.ready();
    await refreshEvidence(database.writer, () => {});
    const { rows, evidence } = await club.ask("roi", "2012");
    expect(rows[0]?.value).toBeNull();
    expect(evidence).toMatchObject({ reason: "nobody-joined", joined: 0 });
  });
});
