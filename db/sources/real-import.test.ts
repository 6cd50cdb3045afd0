import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { readTotalsTable } from "@/lib/admin/source-totals";
import { whyNoGoal } from "@/lib/indicators/why-no-goal";
import { type ImportResult, runImport } from "@/lib/ingest/import";
import { importUpload } from "@/lib/ingest/upload/import-upload";
import type { UploadMapping } from "@/lib/ingest/upload/mapping";
import { keepFile } from "@/lib/ingest/upload/testing-upload";
import { queryIndicator } from "@/lib/report/query-indicator";
import { refreshRollups } from "@/lib/rollup/refresh";
import { addPerson, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import { wholeProgramme } from "@/lib/testing/viewers";

/** The raw files lie outside the product: beside the repository, or where the variable says. */
const data = process.env.PILOTAGE_REAL_DATA ?? path.join(import.meta.dirname, "..", "..", "..", "shared", "data");

const runSource = (writer: Sql, source: string): Promise<ImportResult> =>
  runImport({
    source: path.join(import.meta.dirname, source),
    data: path.join(data, source),
    writer,
    startedBy: tester,
    refresh: refreshRollups,
    checkGoal: whyNoGoal,
  });

/** A published file: no value of theirs holds a comma. */
async function published(source: string, file: string): Promise<Record<string, string>[]> {
  const [header = "", ...lines] = (await readFile(path.join(data, source, file), "utf8")).trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => {
    const values = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""]));
  });
}

/** Each order is rounded to cents once: a sum of them is off by half a cent an order at most. */
function expectCents(cents: number | null | undefined, amount: string | undefined, orders: number, of: string): void {
  const off = Math.abs((cents ?? Number.NaN) - Number(amount) * 100);
  expect(off, `${of}: ${cents} for ${amount}`).toBeLessThanOrEqual(orders / 2 + 1e-6);
}

/** What a reader is told of the whole programme, by period and, where one is asked, by group. */
async function read(database: TestDatabase, programme: number, indicator: string, period: string, by: string[]) {
  const answer = await queryIndicator(wholeProgramme(database, programme), { indicator, period, by });
  return new Map(answer.rows.map((row) => [[row.period, ...Object.values(row.key)].join(" "), row.value]));
}

if (existsSync(data)) {
  let database: TestDatabase;
  let first: ImportResult;
  let sql: Sql;
  const prepare = async (source: string) => {
    database = await testDatabase();
    sql = database.writer;
    first = await runSource(sql, source);
  };

  /** What an admin sees of totals that they upload, by how it compares; money in minor units. */
  async function compared(rows: readonly (readonly [month: string, figure: string, value: string])[]) {
    const mapping: UploadMapping = {
      feed: "totals",
      columns: { month: "Mois", figure: "Chiffre", value: "Valeur" },
      days: "iso",
      decimals: "point",
    };
    const lines = ["Mois,Chiffre,Valeur", ...rows.map(([month, ...rest]) => [`${month}-01`, ...rest].join(","))];
    const upload = await keepFile(sql, first.programmeId, "totals.csv", lines.join("\n"));
    const options = { writer: sql, programmeId: first.programmeId, upload, mapping, acceptRejects: false };
    const result = await importUpload({ ...options, startedBy: tester, refresh: refreshRollups }, async () => {});
    expect(result).toMatchObject({ status: "applied", rejectCount: 0 });
    const [programme] = await sql<{ slug: string }[]>`select slug from programmes where id = ${first.programmeId}`;
    const email = `${crypto.randomUUID()}@example.com`;
    await addPerson(database, email, { programme: programme?.slug ?? "", role: "admin" });
    const table = await readTotalsTable(await viewerOf(database, email, programme?.slug ?? ""));
    const of = (state: string) =>
      (table?.rows ?? [])
        .filter((row) => row.state === state)
        .map(({ month, figure, ours, theirs }) => ({ month, figure, gap: ours === null ? null : ours - theirs }));
    return { agrees: of("agrees").length, differs: of("differs"), unknown: of("unknown"), running: of("running") };
  }

  const writesNothingAgain = (source: string) =>
    it("writes nothing the second time", async () => {
      const version = async () =>
        (await sql`select data_version, xmin::text from programmes where id = ${first.programmeId}`)[0];
      const before = await version();
      const again = await runSource(sql, source);
      expect(again).toMatchObject({
        status: "applied",
        changed: false,
        rejectCount: 0,
        dataVersion: first.dataVersion,
      });
      for (const [feed, counts] of Object.entries(again.feeds))
        expect(counts, feed).toMatchObject({ new: 0, changed: 0, removed: 0, unchanged: counts.in });
      expect(await version()).toEqual(before);
    }, 300_000);

  describe("adventureworks-resellers, imported", () => {
    const source = "adventureworks-resellers";
    beforeAll(() => prepare(source), 300_000);
    afterAll(() => database?.drop());

    it("is applied without a reject", () => {
      expect(first).toMatchObject({ status: "applied", changed: true, rejectCount: 0, dataVersion: 1 });
    });

    it("tells each published month's sales", async () => {
      const months = await published(source, "expected_monthly.csv");
      const told = await read(database, first.programmeId, "revenue", "2010-12..2012-12", ["month"]);
      expect(told.size).toBe(25);
      for (const { month = "", sales, orders } of months) expectCents(told.get(month), sales, Number(orders), month);
      const counted = months.map(({ month }) => month);
      for (const [month, value] of told) if (!counted.includes(month)) expect(value, month).toBe(0);
    });

    it("holds each reseller's published years", async () => {
      const years = await published(source, "expected_reseller_year.csv");
      // Quoted names hold commas: the key and the code stand before the first.
      const text = await readFile(path.join(data, source, "DimReseller.csv"), "utf8");
      const [header = "", ...lines] = text.split(/\r?\n/);
      const names = header.replace("\uFEFF", "").split(",");
      const at = (name: string) => names.indexOf(name);
      const codes = new Map(
        lines.map((line) => [line.split(",")[at("ResellerKey")], line.split(",")[at("ResellerAlternateKey")]]),
      );
      const rows = await sql<{ code: string; year: number; cents: number; orders: number }[]>`
        select a.code, extract(year from m.month)::int as year, sum(m.revenue_cents)::float8 as cents,
          sum(m.orders)::int as orders
        from account_months m join accounts a on a.programme_id = m.programme_id and a.id = m.account_id
        where m.programme_id = ${first.programmeId} and m.part = 0
        group by 1, 2 having sum(m.orders) > 0`;
      const held = new Map(rows.map((row) => [`${row.code} ${row.year}`, row]));
      expect(held.size).toBe(years.length);
      for (const { ResellerKey, year, sales } of years) {
        const row = held.get(`${codes.get(ResellerKey)} ${year}`);
        expectCents(row?.cents, sales, row?.orders ?? 0, `reseller ${ResellerKey} in ${year}`);
      }
    });

    it("tells each territory's published years", async () => {
      const years = await published(source, "expected_territory_year.csv");
      const territories = await published(source, "DimSalesTerritory.csv");
      const told = await read(database, first.programmeId, "revenue", "2010-12..2012-12", ["year", "region"]);
      expect(years.length).toBeGreaterThan(20);
      for (const { SalesTerritoryKey, year, sales } of years) {
        const name = territories.find((row) => row.SalesTerritoryKey === SalesTerritoryKey)?.SalesTerritoryRegion;
        expectCents(told.get(`${year} ${name}`), sales, 2088, `${name} in ${year}`);
      }
    });

    writesNothingAgain(source);

    it("finds the published totals its own, and one that is not", async () => {
      const rows = (await published(source, "expected_monthly.csv")).flatMap(
        ({ month = "", sales = "", orders = "", active_resellers = "" }) =>
          [
            [month, "revenue", sales],
            [month, "orders", orders],
            [month, "buying-accounts", active_resellers],
          ] as const,
      );
      const none = { agrees: rows.length, differs: [], unknown: [], running: [] };
      expect(await compared(rows)).toEqual(none);
      const planted = rows.map(([month, figure, value]) =>
        month === "2011-08" && figure === "revenue"
          ? ([month, figure, String(Number(value) - 250)] as const)
          : ([month, figure, value] as const),
      );
      const differs = [{ month: "2011-08-01", figure: "revenue", gap: expect.closeTo(250_00, -2) }];
      expect(await compared(planted)).toEqual({ ...none, agrees: rows.length - 1, differs });
    });
  });

  describe("online-retail-ii, imported", () => {
    const source = "online-retail-ii";
    beforeAll(() => prepare(source), 300_000);
    afterAll(() => database?.drop());

    it("is applied without a reject", () => {
      expect(first).toMatchObject({ status: "applied", changed: true, rejectCount: 0, dataVersion: 1 });
    });

    it("tells each published month's net sales; December 2010 is cut", async () => {
      const months = await published(source, "expected_monthly.csv");
      const told = await read(database, first.programmeId, "revenue", "2009-12..2010-12", ["month"]);
      expect([...told.keys()]).toEqual(months.map(({ month }) => month));
      for (const { month = "", net_sales, orders, cancellation_invoices } of months)
        expectCents(told.get(month), net_sales, Number(orders) + Number(cancellation_invoices), month);
    });

    it("holds each month's orders and customers who bought, members or not", async () => {
      const rows = await sql`
        select to_char(month, 'YYYY-MM') as month, sum(orders)::text as orders,
          (count(*) filter (where orders > 0))::text as buying_customers
        from account_months where programme_id = ${first.programmeId} and part = 0 group by 1 order by 1`;
      const months = await published(source, "expected_monthly.csv");
      expect([...rows]).toEqual(
        months.map(({ month, orders, buying_customers }) => ({ month, orders, buying_customers })),
      );
    });

    writesNothingAgain(source);

    it("finds the published totals its own, and one that is not; December 2010 is not over", async () => {
      const months = await published(source, "expected_monthly.csv");
      const rows = months.flatMap(
        ({ month = "", net_sales = "", orders = "", buying_customers = "" }) =>
          [
            [month, "revenue", net_sales],
            [month, "orders", orders],
            [month, "buying-accounts", buying_customers],
          ] as const,
      );
      const december = ["buying-accounts", "orders", "revenue"];
      expect(await compared(rows)).toEqual({
        agrees: rows.length - december.length,
        differs: [],
        unknown: [],
        running: december.map((figure) => ({ month: "2010-12-01", figure, gap: null })),
      });
      const planted = rows.map(([month, figure, value]) =>
        month === "2010-03" && figure === "orders"
          ? ([month, figure, String(Number(value) + 1)] as const)
          : ([month, figure, value] as const),
      );
      expect((await compared(planted)).differs).toEqual([{ month: "2010-03-01", figure: "orders", gap: -1 }]);
    });
  });
} else {
  console.warn("real-import: the raw files are not here (PILOTAGE_REAL_DATA names their folder): nothing compared");
  test.skip("real data is not here: nothing compared", () => {});
}
