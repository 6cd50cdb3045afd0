import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TotalFigure, totalFigures, totalUnits } from "@/db/schema/source-totals";
import type { Viewer } from "@/lib/access/viewer-type";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { oracleTotals } from "@/lib/oracle/source-totals";
import { addMonths, lastOfMonth, listMonths } from "@/lib/periods/calendar";
import { closeMonths } from "@/lib/rollup/close-months";
import { refreshRollups } from "@/lib/rollup/refresh";
import { addPerson, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { tester } from "@/lib/testing/tester";
import { readDataState } from "./data-state";
import { readBeside } from "./read-beside";
import { readTotalsTable } from "./source-totals";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A person of a programme, newly added. */
async function personOf(programme: number, role: "admin" | "marketing" = "admin"): Promise<Viewer> {
  const [row] = await database.writer<{ slug: string }[]>`select slug from programmes where id = ${programme}`;
  const slug = row?.slug ?? "";
  const email = `${role}@${slug}.example.com`;
  await addPerson(database, email, { programme: slug, role });
  return viewerOf(database, email, slug);
}

/** Makes the source say a total, money in minor units. */
const say = (programme: number, month: string, figure: TotalFigure, total: number) => database.writer`
  insert into source_totals (programme_id, ref, month, figure, total)
  values (${programme}, ${`${month}/${figure}`}, ${month}, ${figure}, ${totalUnits[figure] === "money" ? total / 100 : total})
  on conflict (programme_id, ref) do update set total = excluded.total`;

const statesOf = async (admin: Viewer) => (await readTotalsTable(admin))?.rows.map(({ state }) => state);
const totalsOf = async (admin: Viewer) => (await readDataState(admin))?.totals;

describe("on a random programme, totals that are summed from its facts", () => {
  const settings = [
    { asOf: "2024-12-17", dataFrom: "2022-07-12", margins: "some" },
    { asOf: "2025-02-28", dataFrom: "2022-07-01", margins: "all" },
  ] as const;
  test.each([...settings.entries()])("are ours too, and one that is another is found: %i", async (seed, options) => {
    const sql = database.writer;
    const programme = await writeRandomProgramme(sql, seed, options);
    const features = ["points", "rewards", "tiers", "objectives", "margin", "visits"];
    await sql`update programmes set features = ${features} where id = ${programme}`;
    await sql.begin((tx) => refreshRollups(tx, programme));
    const admin = await personOf(programme);
    const { asOf, dataFrom } = options;
    const summed = new Map<string, number | null>();
    for (const month of listMonths(addMonths(`${dataFrom.slice(0, 7)}-01`, -1), addMonths(asOf, 1))) {
      const totals = await oracleTotals(sql, programme, month, lastOfMonth(month));
      for (const figure of totalFigures) {
        summed.set(`${month} ${figure}`, totals[figure] ?? null);
        await say(programme, month, figure, totals[figure] ?? 0);
      }
    }
    const rows = (await readTotalsTable(admin))?.rows ?? [];
    expect(rows).toHaveLength(summed.size);
    const known = rows.filter(({ month, figure, ours, state }) => {
      const total = summed.get(`${month} ${figure}`) ?? null;
      const isKnown = month >= dataFrom && lastOfMonth(month) <= asOf && total !== null;
      const unknown = lastOfMonth(month) > asOf ? "running" : "unknown";
      expect({ month, figure, ours, state }).toEqual({
        month,
        figure,
        ours: isKnown ? total : null,
        state: isKnown ? "agrees" : unknown,
      });
      return isKnown;
    });
    for (const figure of totalFigures.filter((each) => each !== "member-margin"))
      expect(known.filter((row) => row.figure === figure && row.ours !== 0).length, figure).toBeGreaterThan(1);
    const months = [...new Set(known.map(({ month }) => month))];
    expect(await totalsOf(admin)).toMatchObject({
      compared: known.length,
      from: months.at(-1),
      to: months[0],
      gaps: [],
      olderGaps: 0,
      unknown: rows.filter(({ state }) => state === "unknown").length,
    });

    // One of each figure, as far back as the page looks, and one month further.
    const planted = totalFigures.flatMap((figure, place) => {
      const of = known.filter((row) => row.figure === figure);
      return of.filter(({ month }) => months.indexOf(month) === place % 14);
    });
    for (const { month, figure, theirs } of planted) await say(programme, month, figure, theirs + 1_000);
    const found = (await readTotalsTable(admin))?.rows.filter(({ state }) => state === "differs");
    expect(found?.map(({ theirs, ...row }) => ({ ...row, theirs: theirs - 1_000, state: "agrees" }))).toEqual(
      rows.filter((row) => planted.includes(row)),
    );
    const looked = await totalsOf(admin);
    const isOlder = ({ month }: { month: string }) => months.indexOf(month) === 13;
    expect(looked?.gaps).toHaveLength(planted.filter((row) => !isOlder(row)).length);
    expect(looked?.olderGaps).toBe(planted.filter(isOlder).length);
    expect(looked?.olderGaps).toBeGreaterThan(0);
  });
});

describe("of a small programme", () => {
  let programme: number;
  let admin: Viewer;
  let club: Awaited<ReturnType<typeof handMade>>;
  beforeAll(async () => {
    club = await handMade(database);
    programme = club.programme;
    club.member("A", "2011-01-01");
    club.order("A", "2012-02-10", 10_00);
    for (const [day, cents] of Object.entries({ "2012-03-10": 10_00, "2012-03-11": 20_00, "2012-03-12": 30_00 }))
      club.order("B", day, cents);
    club.order("B", "2012-03-20", -5_00);
    await club.ready();
    admin = await personOf(programme);
  });

  test("nothing is compared where nothing is given", async () => {
    expect(await totalsOf(admin)).toBeNull();
    expect(await readTotalsTable(admin)).toMatchObject({ asOf: "2012-06-20", currency: "EUR", rows: [] });
  });

  test("what rounding explains is no gap: half a minor unit an order", async () => {
    for (const [month, theirs, state] of [
      ["2012-02-01", 10_00, "agrees"],
      ["2012-02-01", 10_01, "differs"],
      ["2012-03-01", 55_01, "agrees"],
      ["2012-03-01", 54_99, "agrees"],
      ["2012-03-01", 55_02, "differs"],
    ] as const) {
      await say(programme, month, "revenue", theirs);
      expect((await readTotalsTable(admin))?.rows.find((row) => row.month === month)?.state, `${theirs}`).toBe(state);
    }
  });

  test("gaps are told the newest month first, in it the largest share, and of nothing before all", async () => {
    await say(programme, "2012-02-01", "revenue", 11_00);
    await say(programme, "2012-03-01", "revenue", 110_00);
    await say(programme, "2012-03-01", "orders", 4);
    await say(programme, "2012-03-01", "new-members", 1);
    await say(programme, "2012-03-01", "members", 1);
    await say(programme, "2012-02-01", "new-members", 0);
    await say(programme, "2012-05-01", "points-issued", 0);
    await say(programme, "2012-06-01", "orders", 0);
    const totals = await totalsOf(admin);
    expect(totals?.gaps.map(({ month, figure, ours, theirs }) => [month, figure, ours, theirs])).toEqual([
      ["2012-03-01", "new-members", 0, 1],
      ["2012-03-01", "revenue", 55_00, 110_00],
      ["2012-03-01", "orders", 3, 4],
      ["2012-02-01", "revenue", 10_00, 11_00],
    ]);
    expect(totals).toMatchObject({ compared: 7, from: "2012-02-01", to: "2012-05-01", running: ["2012-06-01"] });
  });

  test("what an admin may not see, or the programme does not run on, is not told of", async () => {
    for (const figure of ["members", "new-members", "orders", "points-issued", "revenue"] as const)
      await say(programme, "2012-04-01", figure, 7_00);
    const shown = async () => new Set((await readTotalsTable(admin))?.rows.map(({ figure }) => figure));
    expect([...(await shown())].sort()).toEqual(["members", "new-members", "orders", "points-issued", "revenue"]);
    await database.writer`
      insert into indicator_roles (programme_id, indicator, role, allowed) values (${programme}, 'revenue', 'admin', false)`;
    await database.writer`update programmes set features = '{rewards}' where id = ${programme}`;
    admin = await viewerOf(database, admin.email, admin.programme.slug);
    expect([...(await shown())].sort()).toEqual(["members", "new-members", "orders"]);
    expect((await totalsOf(admin))?.gaps.map(({ figure }) => figure)).not.toContain("revenue");
    await database.writer`delete from source_totals where programme_id = ${programme} and month = '2012-04-01'`;
    await database.writer`delete from indicator_roles where programme_id = ${programme}`;
    await database.writer`update programmes set features = '{points,rewards}' where id = ${programme}`;
    admin = await viewerOf(database, admin.email, admin.programme.slug);
  });

  test("a closed month is compared with today's facts, and what was corrected in it since is told", async () => {
    await database.writer.begin((tx) => closeMonths(tx, programme, "2012-02-01", tester));
    await database.writer`
      insert into corrected_months (programme_id, account_id, month, late, cancelled, changed, removed)
      select ${programme}, id, '2012-02-01', 2, 1, 0, 0 from accounts where programme_id = ${programme} and code = 'A'`;
    club.order("A", "2012-02-11", 90_00);
    await club.ready();
    const february = (await totalsOf(admin))?.gaps.find(({ month }) => month === "2012-02-01");
    expect(february).toMatchObject({ figure: "revenue", ours: 100_00, corrected: { late: 2, cancelled: 1 } });
    expect(Object.keys(february?.corrected ?? {})).toEqual(["late", "cancelled"]);
  });

  test("imports tell of rows that they refused, and of what changed after the totals came", async () => {
    const addImport = async (status: string, feeds: Record<string, object>) => {
      const [row] = await database.writer<{ id: number }[]>`
        insert into imports (programme_id, source, checksum, started_by, status, started_at, feeds)
        values (${programme}, 'x', 'x', 'x', ${status}, '2012-06-19T22:30:00Z', ${JSON.stringify(feeds)}::text::jsonb)
        returning id`;
      return row?.id ?? 0;
    };
    const counts = { in: 5, new: 0, changed: 0, unchanged: 5, removed: 0, rejected: 0 };
    const causes = async () => (await totalsOf(admin))?.causes;
    await addImport("applied", { orders: { ...counts, new: 5 }, points: { ...counts, rejected: 3 } });
    const came = await addImport("applied", { totals: counts, orders: { ...counts, new: 1 } });
    expect(await totalsOf(admin)).toMatchObject({ causes: [], cameOn: "2012-06-20" });
    const id = await addImport("applied", { orders: { ...counts, new: 1, changed: 2, removed: 3, rejected: 4 } });
    for (const [feed, column] of [
      ["orders", "account"],
      ["orders", "revenue"],
      ["visits", "account"],
    ] as const)
      await database.writer`
        insert into import_rejects (programme_id, import_id, feed, column_name, value, reason)
        values (${programme}, ${id}, ${feed}, ${column}, 'Z', 'no such account')`;
    const applied = { feed: "orders", isRefused: false, rejected: 4, orphans: 1, changedSince: 6 };
    expect(await causes()).toEqual([applied]);
    await addImport("refused", { orders: { ...counts, rejected: 5 } });
    const refused = { ...applied, isRefused: true, rejected: 5, orphans: 0 };
    expect(await causes()).toEqual([refused]);
    await addImport("staging", { orders: counts });
    expect(await causes()).toEqual([refused]);
    await database.writer`update imports set status = 'undone' where id = ${id}`;
    expect(await causes()).toEqual([{ ...refused, changedSince: 0 }]);
    await database.writer`update imports set status = 'undone' where id = ${came}`;
    expect(await totalsOf(admin)).toMatchObject({ cameOn: null, causes: [{ ...refused, changedSince: 0 }] });
  });

  test("both sides are of one data version", async () => {
    let told = 0;
    const answer = await readBeside(
      admin,
      async () => {
        told += 1;
        if (told < 3) await club.ready();
        return told;
      },
      async ({ programme: { dataVersion } }, of) => ({ of, dataVersion }),
    );
    const [row] = await database.writer`select data_version from programmes where id = ${programme}`;
    expect(answer).toEqual({ of: 3, dataVersion: row?.data_version });
  });

  test("is an admin's alone, of their own programme", async () => {
    expect(await readTotalsTable(await personOf(programme, "marketing"))).toBeNull();
    const other = await handMade(database);
    await other.ready();
    expect(await statesOf(await personOf(other.programme))).toEqual([]);
    expect((await statesOf(admin))?.length).toBeGreaterThan(0);
  });
});
