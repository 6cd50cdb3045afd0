import { existsSync } from "node:fs";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type FeedName, feedOf } from "@/lib/ingest/feeds";
import { loadSource } from "@/lib/ingest/load-source";

/** The raw files lie outside the product: beside the repository, or where the variable says. */
const data = process.env.PILOTAGE_REAL_DATA ?? path.join(import.meta.dirname, "..", "..", "..", "shared", "data");

let db: DuckDBConnection;
const rows = async (sql: string) => (await db.runAndReadAll(sql)).getRowObjectsJson();
const value = async (sql: string) => Number(Object.values((await rows(sql))[0] ?? {})[0]);

/** Makes a table of each of the source's SELECTs. */
async function open(source: string): Promise<FeedName[]> {
  db = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  const { selects } = await loadSource(path.join(import.meta.dirname, source), path.join(data, source));
  for (const [feed, select] of selects) {
    await db.run(`create table ${feed} as ${select.replaceAll("{data}", path.join(data, source))}`);
  }
  return [...selects.keys()];
}
/** A published sum, its amounts read as decimals. */
const expected = (source: string, file: string, amount: string) =>
  `read_csv('${path.join(data, source, file)}', header = true, types = {'${amount}': 'DECIMAL(18,4)'})`;

/** What holds for every source: known columns, unique keys, codes that exist, a ledger that never falls below 0. */
async function checkFeeds(names: FeedName[]): Promise<void> {
  for (const name of names) {
    const feed = feedOf(name);
    const columns = (await rows(`describe ${name}`)).map((row) => String(row.column_name));
    expect(columns.filter((column) => !(column in feed.columns) && !column.startsWith("_"))).toEqual([]);
    expect(await value(`select count(*) - count(distinct ${feed.key}) from ${name}`), name).toBe(0);
    for (const [column, { of }] of Object.entries(feed.columns)) {
      if (!of || !columns.includes(column)) continue;
      const unknown = `${column} is not null and ${column} not in (select code from ${of})`;
      expect(await value(`select count(*) from ${name} where ${unknown}`), `${name}.${column}`).toBe(0);
    }
  }
  const balances = `select sum(sum(points)) over (partition by account order by dated_on) as balance
    from points group by account, dated_on`;
  expect(await value(`select min(balance) from (${balances})`)).toBeGreaterThanOrEqual(0);
  const redeems = "select account, dated_on, -points as points from points where kind = 'redeem'";
  const ordered = "select account, ordered_on, points from reward_orders";
  expect(await value(`select count(*) from (${redeems} except ${ordered})`)).toBe(0);
  expect(await value(`select count(*) from (${ordered} except ${redeems})`)).toBe(0);
}

if (existsSync(data)) {
  describe("adventureworks-resellers", () => {
    const source = "adventureworks-resellers";
    let names: FeedName[];
    beforeAll(async () => {
      names = await open(source);
    });
    afterAll(() => db?.closeSync());

    it("gives sound feeds", () => checkFeeds(names));

    it("gives every reseller, order and sales person", async () => {
      expect(await value("select count(*) from accounts")).toBe(701);
      expect(await value("select count(*) from orders")).toBe(2088);
      expect(await value("select count(*) from reps")).toBe(17);
      const managers = await rows("select code from reps where manager is null order by 1");
      expect(managers.map(({ code }) => code)).toEqual(["272", "290", "294"]);
      expect(await value("select count(*) - count(distinct (account, since)) from account_assignments")).toBe(0);
    });

    it("sums to the published months", async () => {
      expect(
        await rows(`select strftime(ordered_on, '%Y-%m') as month, count(*) as orders,
          count(distinct account) as active_resellers, sum(revenue)::decimal(18, 4) as sales
          from orders group by 1 order by 1`),
      ).toEqual(await rows(`from ${expected(source, "expected_monthly.csv", "sales")} order by 1`));
    });

    it("sums to the published years of each reseller", async () => {
      expect(
        await rows(`select ResellerKey, year(ordered_on) as year, sum(revenue)::decimal(18, 4) as sales
          from orders join read_csv('${data}/${source}/DimReseller.csv') on ResellerAlternateKey = account
          group by all order by 1, 2`),
      ).toEqual(await rows(`from ${expected(source, "expected_reseller_year.csv", "sales")} order by 1, 2`));
    });

    it("sums to the published years of each territory", async () => {
      expect(
        await rows(`select SalesTerritoryKey, year(ordered_on) as year, sum(revenue)::decimal(18, 4) as sales
          from orders join accounts on code = account
          join read_csv('${data}/${source}/DimSalesTerritory.csv') on SalesTerritoryRegion = region
          group by all order by 1, 2`),
      ).toEqual(await rows(`from ${expected(source, "expected_territory_year.csv", "sales")} order by 1, 2`));
    });

    it("details orders by family without losing a cent", async () => {
      expect(await value("select (select sum(revenue) from orders) - (select sum(revenue) from order_lines)")).toBe(0);
    });
  });

  describe("online-retail-ii", () => {
    const source = "online-retail-ii";
    let names: FeedName[];
    beforeAll(async () => {
      names = await open(source);
    });
    afterAll(() => db?.closeSync());

    it("gives sound feeds", () => checkFeeds(names));

    it("gives every customer, and no order of 0", async () => {
      expect(await value("select count(*) from accounts")).toBe(4383);
      expect(await value("select count(*) from orders where revenue = 0")).toBe(0);
    });

    it("sums to the published months", async () => {
      const money = "::decimal(18, 3)";
      expect(
        await rows(`select strftime(ordered_on, '%Y-%m') as month,
          count(*) filter (revenue > 0) as orders,
          count(distinct account) filter (revenue > 0) as buying_customers,
          (sum(revenue) filter (revenue > 0))${money} as gross_sales,
          (sum(revenue) filter (revenue < 0))${money} as cancellations,
          count(*) filter (revenue < 0) as cancellation_invoices,
          sum(revenue)${money} as net_sales
          from orders group by 1 order by 1`),
      ).toEqual(
        await rows(`select month, orders, buying_customers, gross_sales${money} as gross_sales,
          cancellations${money} as cancellations, cancellation_invoices, net_sales${money} as net_sales
          from ${expected(source, "expected_monthly.csv", "net_sales")} order by 1`),
      );
    });
  });
} else {
  console.warn("real-sources: the raw files are not here (PILOTAGE_REAL_DATA names their folder): nothing compared");
  test.skip("real data is not here: nothing compared", () => {});
}
