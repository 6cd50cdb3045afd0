import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateDemo } from "@/db/demo/generate";
import type { Viewer } from "@/lib/access/viewer-type";
import { partsOf } from "@/lib/indicators/define-indicator";
import { getIndicator, type IndicatorId, indicators } from "@/lib/indicators/registry";
import { whyNoGoal } from "@/lib/indicators/why-no-goal";
import { runImport } from "@/lib/ingest/import";
import type { IndicatorRequest } from "@/lib/report/check-request";
import { scopeStatements } from "@/lib/report/open-reader";
import { queryIndicator } from "@/lib/report/query-indicator";
import { refreshRollups } from "@/lib/rollup/refresh";
import { checkLists } from "@/lib/testing/check-lists";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";

/** What must hold of any programme, whatever its data: figures that say the same thing twice must agree. */
const real = process.env.PILOTAGE_REAL_DATA ?? path.join(import.meta.dirname, "..", "..", "..", "shared", "data");
const programmes: [source: string, data: string | null, periods: string[]][] = [
  ["demo", null, ["ytd", "r12", "fy2025", "2026-Q1"]],
  ["adventureworks-resellers", path.join(real, "adventureworks-resellers"), ["ytd", "r12", "2012-Q2"]],
  ["online-retail-ii", path.join(real, "online-retail-ii"), ["ytd", "r12", "2010-06"]],
];

describe.each(programmes)("%s", (source, data, periods) => {
  if (data !== null && !existsSync(data)) {
    console.warn(`identities: the files of ${source} are not here (PILOTAGE_REAL_DATA names their folder)`);
    test.skip("its data is not here: nothing compared", () => {});
    return;
  }
  let database: TestDatabase;
  let programme: number;
  let marketing: Viewer;
  let folder: string | null = null;

  beforeAll(async () => {
    if (data === null) {
      folder = await mkdtemp(path.join(tmpdir(), "pilotage-identities-"));
      await generateDemo(folder);
    }
    database = await testDatabase();
    const imported = await runImport({
      source: path.join(import.meta.dirname, source),
      data: data ?? folder ?? "",
      writer: database.writer,
      startedBy: tester,
      refresh: refreshRollups,
      checkGoal: whyNoGoal,
    });
    programme = imported.programmeId;
    marketing = wholeProgramme(database, programme);
  }, 300_000);
  afterAll(async () => {
    await database?.drop();
    if (folder) await rm(folder, { recursive: true });
  });

  const has = async (indicator: IndicatorId) => {
    const [row] = await database.writer<
      { features: string[] }[]
    >`select features from programmes where id = ${programme}`;
    return getIndicator(indicator)?.needs.every((need) => row?.features.includes(need)) ?? false;
  };
  const ask = (indicator: IndicatorId, period: string, more: Partial<IndicatorRequest> = {}, viewer = marketing) =>
    queryIndicator(viewer, { indicator, period, ...more });
  const value = async (indicator: IndicatorId, period: string) => (await ask(indicator, period)).rows[0]?.value ?? null;
  const series = async (indicator: IndicatorId, period: string) =>
    new Map((await ask(indicator, period, { by: ["month"] })).rows.map((row) => [row.period, row.value ?? 0]));

  /** The months of the data, as one period. */
  const everyMonth = async () => {
    const [row] = await database.writer<{ months: string }[]>`
      select to_char(data_from, 'YYYY-MM') || '..' || to_char(as_of, 'YYYY-MM') as months from programmes where id = ${programme}`;
    return row?.months ?? "";
  };

  test("the points roll forward: opening + issued − redeemed − expired + adjusted = closing, month by month", async () => {
    if (!(await has("points-outstanding"))) return expect(await has("points-issued")).toBe(false);
    const months = await everyMonth();
    const [outstanding, issued, redeemed, expired, adjusted] = await Promise.all([
      series("points-outstanding", months),
      series("points-issued", months),
      series("points-redeemed", months),
      series("points-expired", months),
      series("points-adjusted", months),
    ]);
    const [first, ...rest] = [...outstanding.keys()];
    let opening = outstanding.get(first ?? "") ?? 0;
    for (const month of rest) {
      const flows = [issued, redeemed, expired, adjusted].map((flow) => flow.get(month) ?? 0) as [
        number,
        number,
        number,
        number,
      ];
      opening += flows[0] - flows[1] - flows[2] + flows[3];
      expect(outstanding.get(month), month).toBe(opening);
    }
    expect(rest.length).toBeGreaterThan(11);
  });

  test("opening members + new − leavers = closing members, month by month", async () => {
    const months = await everyMonth();
    const [members, joined, left] = await Promise.all([
      series("members", months),
      series("new-members", months),
      series("leavers", months),
    ]);
    const [first, ...rest] = [...members.keys()];
    let opening = members.get(first ?? "") ?? 0;
    for (const month of rest) {
      opening += (joined.get(month) ?? 0) - (left.get(month) ?? 0);
      expect(members.get(month), month).toBe(opening);
    }
    expect(opening).toBeGreaterThan(20);
  });

  test("the margins of tier migration are the members by tier at both ends, and its moves add up to them", async () => {
    if (!(await has("tier-migration"))) return expect(await has("tier-distribution")).toBe(false);
    const sumBy = (rows: { key: Record<string, string | undefined>; value: number | null }[], name: string) => {
      const sums: Record<string, number> = {};
      for (const { key, value: count } of rows) {
        const group = key[name] ?? "";
        if (group !== "outside" && count) sums[group] = (sums[group] ?? 0) + count;
      }
      return sums;
    };
    for (const [period, before] of [
      ["2026-Q1", "2025-12"],
      ["2012-Q2", "2012-03"],
      ["2010-Q3", "2010-06"],
    ] as const) {
      const answer = await ask("tier-migration", period, { definition: "matrix" }).catch(() => null);
      if (!answer || answer.rows.length === 0) continue;
      const moves = await ask("tier-migration", period, { definition: "moves" });
      const [start, end] = await Promise.all([
        ask("members", before, { by: ["tier"] }),
        ask("members", period, { by: ["tier"] }),
      ]);
      expect(sumBy(answer.rows, "from"), `${period} start`).toEqual(sumBy(start.rows, "tier"));
      expect(sumBy(answer.rows, "to"), `${period} end`).toEqual(sumBy(end.rows, "tier"));
      const total = (name: string) => moves.rows.find(({ key }) => key.part === name)?.value ?? 0;
      const both = total("upgraded") + total("kept") + total("downgraded");
      expect(both + total("entered")).toBe(await value("members", period));
      expect(both + total("left")).toBe(await value("members", before));
    }
  });

  test("splits of what adds up add up to the whole", async () => {
    let compared = 0;
    for (const { id } of indicators) {
      const indicator = getIndicator(id);
      if (indicator?.kind !== "figure" || !(await has(id)) || indicator.always) continue;
      for (const [definition, one] of Object.entries(indicator.definitions)) {
        const parts = partsOf(one);
        const adds = parts.every(([, { value: of }]) => ["sum", "latest", "whole", "minus", "outOf"].includes(of.form));
        if (!adds || one.always || (one.unit ?? indicator.unit) === "percent") continue;
        for (const period of periods) {
          const wholes = await ask(id, period, { definition });
          for (const split of one.splits ?? indicator.splits) {
            const { rows } = await ask(id, period, { definition, by: [split] });
            for (const whole of wholes.rows) {
              const some = rows.filter(({ key }) => key.part === whole.key.part);
              const sum = some.reduce((total, row) => total + (row.value ?? 0), 0);
              expect(sum, `${id} ${definition} ${whole.key.part ?? ""} ${period} by ${split}`).toBe(whole.value ?? 0);
              compared += 1;
            }
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  }, 120_000);

  test("the list behind a number has as many rows as the number says", async () => {
    const counted = await database.app.begin(async (tx) => {
      await tx.unsafe(scopeStatements(programme, marketing.scope)).simple();
      const [row] = await tx<Record<string, number>[]>`
        select count(*) filter (where is_member = 1)::int as members,
          coalesce(sum(points_outstanding), 0)::float8 as outstanding,
          count(*) filter (where landing_band is not null)::int as objectives,
          count(*) filter (where landing_band = 'attained')::int as attained,
          coalesce(sum(revenue_r12_cents), 0)::float8 as revenue
        from account_now`;
      return row;
    });
    expect(counted?.members).toBe(await value("members", "ytd"));
    expect(counted?.revenue).toBe(await value("revenue", "r12"));
    if (await has("points-outstanding")) expect(counted?.outstanding).toBe(await value("points-outstanding", "ytd"));
    if (!(await has("objective-attainment"))) return;
    const [attainment] = (await ask("objective-attainment", "ytd")).rows;
    expect([counted?.attained, counted?.objectives]).toEqual([attainment?.numerator, attainment?.denominator]);
    const { rows } = await ask("projected-landing", "ytd", { definition: "bands" });
    expect(rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(counted?.objectives);
  });

  test("every number that counts accounts opens a list of as many, of the programme and of a rep", async () => {
    const [rep] = await database.writer<{ id: number }[]>`
      select rep_id as id from accounts where programme_id = ${programme} and rep_id > 0 group by 1 order by count(*) desc limit 1`;
    const features = await database.writer<{ features: string[] }[]>`
      select features from programmes where id = ${programme}`;
    const needed = (id: IndicatorId) => getIndicator(id)?.needs.every((need) => features[0]?.features.includes(need));
    const rights = new Set([...marketing.rights].filter((id) => needed(id)));
    const own = viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds: [rep?.id ?? 0] });
    const wide = await checkLists({ ...marketing, rights }, periods.slice(0, 3));
    const groups = await checkLists({ ...marketing, rights }, periods.slice(0, 1), 19);
    const mine = await checkLists({ ...own, rights }, periods.slice(0, 1));
    console.info(
      `lists of ${source}: ${wide.sets.size} kinds, ${wide.compared + groups.compared + mine.compared} numbers compared`,
    );
    expect([...wide.apart, ...groups.apart, ...mine.apart].slice(0, 10).join("\n")).toBe("");
    expect(wide.filled).toBeGreaterThan(20);
    expect(groups.filled).toBeGreaterThan(20);
  }, 300_000);

  test("what happened to each quarter's points adds up to what was issued, and open lots to the balance", async () => {
    if (!(await has("points-cohorts"))) return expect(await has("points-outstanding")).toBe(false);
    const { rows } = await ask("points-cohorts", await everyMonth());
    const sums = new Map<string, number>();
    for (const { key, numerator } of rows) {
      const cohort = `${key.cohort} ${key.age}`;
      sums.set(cohort, (sums.get(cohort) ?? 0) + (numerator ?? 0));
    }
    for (const { key, denominator } of rows) expect(sums.get(`${key.cohort} ${key.age}`)).toBe(denominator);
    const [lots] = await database.writer<{ apart: number }[]>`
      select count(*)::int as apart from (
        select n.account_id from account_now n
        left join point_lots l on l.programme_id = n.programme_id and l.account_id = n.account_id
        where n.programme_id = ${programme} and n.points_outstanding >= 0
        group by n.account_id, n.points_outstanding having coalesce(sum(l.open), 0) <> n.points_outstanding) x`;
    expect(lots?.apart).toBe(0);
  });

  test("a rep's figures equal marketing's filtered on that rep", async () => {
    const reps = await database.writer<{ id: number; code: string }[]>`
      select r.id, r.code from reps r join accounts a on a.programme_id = r.programme_id and a.rep_id = r.id
      where r.programme_id = ${programme} group by 1, 2 order by count(*) desc, r.id limit 3`;
    let compared = 0;
    for (const { id: rep, code } of reps) {
      const viewer = viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds: [rep] });
      for (const { id } of indicators) {
        const indicator = getIndicator(id);
        if (!indicator || !(await has(id)) || !indicator.splits.includes("rep")) continue;
        const first = indicator.kind === "figure" ? Object.values(indicator.definitions)[0] : undefined;
        if (first?.splits && !first.splits.includes("rep")) continue;
        const period = "ytd";
        const mine = await ask(id, period, {}, viewer).catch(() => null);
        const theirs = await ask(id, period, { where: { rep: code } }).catch(() => null);
        expect(mine?.rows, `${id} of ${code}`).toEqual(theirs?.rows);
        compared += mine ? 1 : 0;
      }
    }
    if (reps.length > 0) expect(compared).toBeGreaterThan(20);
  }, 120_000);
});
