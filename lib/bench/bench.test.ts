import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { superuserConnection } from "@/db/connections";
import { testTarget } from "@/lib/testing/database";
import { Belongings } from "./belongings";
import { differences } from "./figures";
import { type Goal, judgeGoals } from "./goals";
import { printBench } from "./print-bench";
import { type BenchResult, runBench, type ScaleResult } from "./run-bench";
import { findScale } from "./scales";

const belongings = new Belongings();
const folder = mkdtempSync(join(tmpdir(), "pilotage-test-"));
let result: BenchResult;

/** The one scale that was run. */
function only({ scales }: BenchResult): ScaleResult {
  const [first] = scales;
  if (!first) throw new Error("nothing was measured");
  return first;
}

async function listDatabases(): Promise<string[]> {
  const sql = superuserConnection(await testTarget("postgres"));
  const rows = await sql<{ name: string }[]>`select datname as name from pg_database where datname like 'bench\\_%'`;
  await sql.end();
  return rows.map(({ name }) => name);
}

// A run compares facts, DuckDB and reader figure by figure, and throws where they differ.
beforeAll(async () => {
  const scale = findScale("XXS");
  if (!scale) throw new Error("no scale XXS");
  const server = await testTarget("postgres");
  // Its temporary files go where nobody else's are.
  process.env.TMPDIR = folder;
  result = await runBench(server, belongings, { scales: [scale], rounds: 1, repeats: 1, say: () => {} });
}, 120_000);
afterAll(async () => {
  await belongings.end();
  rmSync(folder, { recursive: true });
});

describe("bench", () => {
  it("generates the programme that the scale says", () => {
    expect(only(result)).toMatchObject({ orders: 6_000, accounts: 320 });
    expect(only(result).members).toBeGreaterThan(100);
  });

  it("finds the refresh of a day with as of moved equal to a rebuild", () => {
    const { days, differing } = only(result).writes;
    // Those to which something happened on that day of some year, of 320.
    expect(days[0]?.accounts).toBe(42);
    expect(days[0]?.written).toBeGreaterThan(0);
    expect(Object.entries(differing ?? { "not compared": 1 }).filter(([, rows]) => rows > 0)).toEqual([]);
  });

  it("imports the rows that it copies, and none the second time", () => {
    const { rows, imports, again } = only(result).writes.orders;
    expect(imports.map(({ written }) => written)).toEqual([rows]);
    expect(again.written).toBe(0);
    expect(imports[0]?.accounts).toBe(0);
  });

  it("says of what is asked how it is read", () => {
    const { parts } = only(result).reads;
    expect(Object.keys(parts)[0]).toBe("marketing's page");
    for (const { statements } of Object.values(parts)) expect(statements).toBeGreaterThan(1);
  });

  it("finds a page asking each rollup once, prepared", () => {
    const { parts } = only(result).reads;
    for (const [page, { statements, unprepared }] of Object.entries(parts)) {
      expect(statements, page).toBeLessThanOrEqual(13);
      expect(unprepared, page).toBe(0);
    }
  });

  it("judges every goal, those between two scales too", () => {
    const small = only(result);
    const days = small.writes.days.map((day) => ({ ...day, refreshSeconds: 2 * day.refreshSeconds }));
    const large = { ...small, scale: "L", orders: 2 * small.orders, writes: { ...small.writes, days } };
    const flat = { "page, XXS": [2], "floor, XXS": [1], "page, L": [6], "floor, L": [2] };
    const goals = judgeGoals({ scales: [small, large], flat });
    expect(new Set(goals.map(({ goal }) => goal[0]))).toEqual(new Set(["1", "2", "3", "4", "5", "6"]));
    expect(goals.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
    const between = (goal: string) => goals.find((one) => one.goal.startsWith(goal) && one.at === "L ÷ XXS");
    expect(between("2")).toMatchObject({ value: 1.5, verdict: "missed" } satisfies Partial<Goal>);
    expect(between("4")).toMatchObject({ value: 2, verdict: "missed" } satisfies Partial<Goal>);
    expect(between("6")).toMatchObject({ value: 0.5, verdict: "met" } satisfies Partial<Goal>);
    const text = printBench({ scales: [small, large], flat }, goals);
    for (const part of ["Marketing's page", "Steps of its refresh", "account_months", "== Goals"])
      expect(text).toContain(part);
    expect(text).not.toContain("NaN");
  });

  it("divides what is measured by what it is compared with; what is said of M, only from M on", () => {
    const { reads, writes, ...rest } = only(result);
    const taken = (seconds: number, written = 0) => ({ ...writes.corrections, seconds, written });
    const policies = (own: number) => ({ "statements, policies": [own], "statements, explicit WHERE": [2] });
    const made: ScaleResult = {
      ...rest,
      scale: "M",
      reads: {
        ...reads,
        marketing: {
          "facts, 8 charts": [4_000],
          "DuckDB, 8 charts": [200],
          "reader, 8 charts": [1],
          "reader, page": [4],
          "floor, 8 × select 1": [1],
        },
        pages: { growth: [1], tiers: [8], "floor, 8 × select 1": [50] },
        reps: { "median rep": { "facts, 8 charts": [40], "reader, page": [2], ...policies(3) } },
        byRep: policies(2.5),
      },
      writes: {
        ...writes,
        days: [taken(1)],
        rebuilds: [{ seconds: 40, steps: {}, accounts: 0 }],
        differing: { cube_reps: 1, account_now: 2 },
        orders: { rows: 0, copies: [2], imports: [taken(5)], again: taken(0, 7) },
      },
    };
    const judged = (scale: string) =>
      judgeGoals({ scales: [{ ...made, scale }], flat: {} }).map(({ value, verdict }) => [value, verdict]);
    expect(judged("M")).toEqual([
      [1 / 4_000, "met"],
      [1 / 200, "met"],
      [1, "met"],
      [1 / 1_000, "missed"],
      [1 / 50, "missed"],
      [4, "met"],
      [1 / 500, "missed"],
      [1 / 25, "missed"],
      [1 / 20, "met"],
      [1.5, "missed"],
      [1.25, "met"],
      [1 / 40, "met"],
      [3, "missed"],
      [2.5, "met"],
      [7, "missed"],
    ]);
    expect(judged("S").flatMap(([, verdict], index) => (verdict === "trend" ? [index] : []))).toEqual([
      0, 1, 3, 4, 6, 7, 8,
    ]);
  });

  it("tells figures that differ or are absent", () => {
    const expected = new Map([
      ["members 2025-11 value", 3],
      ["members 2025-10 value", 2],
      ["goals leavers value", 0],
    ]);
    expect(differences(expected, new Map([["members 2025-11 value", 4]]))).toEqual([
      "members 2025-11 value: 3, not 4",
      "members 2025-10 value: 2, not absent",
    ]);
  });

  it("leaves nothing behind", async () => {
    await belongings.end();
    expect(await listDatabases()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
