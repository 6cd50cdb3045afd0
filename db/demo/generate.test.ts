import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { feedNames, feedOf, givenColumns } from "@/lib/ingest/feeds";
import { generateDemo } from "./generate";
import { membershipEffect } from "./story";

const source = path.join(import.meta.dirname, "..", "sources", "demo");
let folder: string;
let db: DuckDBConnection;

const rows = async (sql: string) => (await db.runAndReadAll(sql)).getRowObjectsJS();
const value = async (sql: string): Promise<number> => Number(Object.values((await rows(sql))[0] ?? {})[0]);

async function hashOf(of: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await readdir(of)).toSorted()) hash.update(file).update(await readFile(path.join(of, file)));
  return hash.digest("hex");
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pilotage-demo-"));
  await generateDemo(folder);
  db = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  for (const feed of feedNames) {
    const sql = await readFile(path.join(source, `${feed}.sql`), "utf8");
    await db.run(`create table ${feed} as ${sql.replaceAll("{data}", folder)}`);
  }
  await db.run(`
    create table members as select account from enrolments where ends_on is null;
    create table sales as
    select o.*, e.account is not null as member
    from orders o
    left join enrolments e
      on e.account = o.account and e.starts_on <= o.ordered_on and (e.ends_on is null or o.ordered_on < e.ends_on)
    where o.status = 'placed'`);
});
afterAll(async () => {
  db?.closeSync();
  await rm(folder, { recursive: true, force: true });
});

describe("the files", () => {
  it("are the same bytes each time", async () => {
    const again = await mkdtemp(path.join(tmpdir(), "pilotage-demo-"));
    await generateDemo(again);
    expect(await hashOf(again)).toBe(await hashOf(folder));
    await rm(again, { recursive: true, force: true });
  });

  it.each(feedNames)("%s: the SELECT gives the feed's columns, keys are unique, codes exist", async (name) => {
    const feed = feedOf(name);
    const columns = (await rows(`describe ${name}`)).map((row) => String(row.column_name));
    const known = Object.keys(givenColumns(name));
    expect(columns.filter((column) => !known.includes(column) && !column.startsWith("_"))).toEqual([]);
    const required = known.filter((column) => feed.columns[column]?.required);
    expect(required.filter((column) => !columns.includes(column))).toEqual([]);
    const key = feed.columns[feed.key]?.madeOf ?? [feed.key];
    expect(await value(`select count(*) - count(distinct (${key.join(", ")})) from ${name}`)).toBe(0);
    for (const [column, { of }] of Object.entries(feed.columns)) {
      if (!of || !columns.includes(column)) continue;
      expect(
        await value(
          `select count(*) from ${name} where ${column} is not null and ${column} not in (select code from ${of})`,
        ),
        `${name}.${column}`,
      ).toBe(0);
    }
  });

  it("hold nothing after as of, and nothing before the data begins", async () => {
    for (const [feed, column] of [
      ["orders", "ordered_on"],
      ["points", "dated_on"],
      ["reward_orders", "ordered_on"],
      ["tier_changes", "since"],
      ["enrolments", "starts_on"],
      ["account_assignments", "since"],
      ["programme_costs", "dated_on"],
      ["visits", "visited_at[:10]::date"],
    ]) {
      const outside = `${column} > date '2026-11-17' or ${column} < date '2023-08-01'`;
      expect(await value(`select count(*) from ${feed} where ${outside}`), feed).toBe(0);
    }
  });
});

describe("the programme", () => {
  it("has 900 accounts, 560 of them members", async () => {
    expect(await value("select count(*) from accounts")).toBe(900);
    expect(await value("select count(distinct account) from members")).toBe(560);
    expect(await value("select count(*) from members")).toBe(560);
  });

  it("has no overlapping enrolments", async () => {
    const overlaps = `select count(*) from enrolments a join enrolments b
      on a.account = b.account and a.starts_on < b.starts_on and (a.ends_on is null or a.ends_on > b.starts_on)`;
    expect(await value(overlaps)).toBe(0);
  });

  it("has twelve reps under three managers under a director, and one who left with nobody", async () => {
    const tree = await rows(
      "select coalesce(manager, '') as manager, count(*)::int as n from reps group by 1 order by 1",
    );
    expect(tree.map(({ manager, n }) => `${manager}:${n}`)).toEqual([":1", "D1:3", "M1:4", "M2:4", "M3:4"]);
    const today = `select account, rep from account_assignments
      qualify row_number() over (partition by account order by since desc) = 1`;
    expect(await value(`select count(*) from (${today}) where rep = 'R10'`)).toBe(0);
    expect(await value(`select count(distinct rep) from (${today})`)).toBe(11);
    expect(
      await value("select count(*) from accounts where code not in (select account from account_assignments)"),
    ).toBeGreaterThan(10);
    expect(await value("select count(*) - count(distinct (account, since)) from account_assignments")).toBe(0);
  });

  it("never lets a balance fall below 0, and expires what is due, earliest first", async () => {
    const balances = `select account, dated_on, sum(sum(points)) over (partition by account order by dated_on) as balance
      from points group by account, dated_on`;
    expect(await value(`select min(balance) from (${balances})`)).toBeGreaterThanOrEqual(0);
    // Gone by the last expiry (nothing else takes from lots due by then) is at least what was due by then.
    const short = `select count(*) from (
      select account,
        sum(points) filter (kind = 'earn' and expires_on <= date '2026-10-31') as due,
        -sum(points) filter ((points < 0 or kind = 'reverse') and dated_on <= date '2026-10-31') as gone
      from points group by account) where due > gone`;
    expect(await value(short)).toBe(0);
    expect(await value("select count(*) from points where kind = 'expire'")).toBeGreaterThan(300);
  });

  it("has a redeem of the same day and points behind each reward order, given back where it was cancelled", async () => {
    const redeems = "select account, dated_on, -sum(points) as points from points where kind = 'redeem' group by all";
    const ordered = "select account, ordered_on, sum(points) as points from reward_orders group by all";
    expect(await value(`select count(*) from (${redeems} except ${ordered})`)).toBe(0);
    expect(await value(`select count(*) from (${ordered} except ${redeems})`)).toBe(0);
    const back = await value("select count(*) from points where kind = 'reverse'");
    expect(back).toBe(await value("select count(*) from reward_orders where status = 'cancelled'"));
    const wrong = `select count(*) from points r left join points p
      on p.ref = r.reverses_ref and p.account = r.account and p.points = -r.points and p.dated_on <= r.dated_on
      where r.kind = 'reverse' and p.ref is null`;
    expect(await value(wrong)).toBe(0);
  });

  it("details every order by family, to the cent", async () => {
    const differing = `select count(*) from orders o
      left join (select order_ref, sum(revenue) as revenue from order_lines group by 1) l on l.order_ref = o.ref
      where l.revenue is distinct from o.revenue`;
    expect(await value(differing)).toBe(0);
  });
});

describe("the story", () => {
  it("sells 35 to 45 million a year to members, once recruitment is done", async () => {
    for (const year of [2025, 2026]) {
      const millions = await value(`select sum(revenue) / 1e6 from sales where member and year(ordered_on) = ${year}`);
      expect(millions).toBeGreaterThan(35);
      expect(millions).toBeLessThan(45);
    }
  });

  it("recruits briskly at first, and hardly in the third year", async () => {
    const year = (from: string, to: string) =>
      value(`select count(*) from enrolments where starts_on > date '${from}' and starts_on <= date '${to}'`);
    expect(await year("2025-11-17", "2026-11-17")).toBeLessThan(0.2 * (await year("2023-08-31", "2024-08-31")));
  });

  it("loses one region in 2026, and one only", async () => {
    const growth = await rows(`
      select region, (sum(revenue) filter (year(ordered_on) = 2026))
        / (sum(revenue) filter (ordered_on between date '2025-01-01' and date '2025-11-17')) - 1 as growth
      from sales join accounts on code = account group by region`);
    expect(growth.filter((row) => Number(row.growth) < -0.05).map(({ region }) => region)).toEqual(["Grand Est"]);
    expect(growth.filter((row) => Number(row.growth) > 0)).toHaveLength(5);
  });

  it("spends over half of the reward cost on gift cards, and stays inside its generosity band", async () => {
    const cards = `select sum(o.cost) filter (r.kind = 'gift-card') / sum(o.cost)
      from reward_orders o join rewards r on r.code = o.reward where o.status = 'placed'`;
    expect(await value(cards)).toBeGreaterThan(0.5);
    const consumed = `select (select sum(cost) from reward_orders where status = 'placed' and year(ordered_on) = 2026)
      / sum(revenue) from sales where member and year(ordered_on) = 2026`;
    expect(await value(consumed)).toBeGreaterThan(0.012);
    expect(await value(consumed)).toBeLessThan(0.018);
    expect(await value("select count(distinct kind) from rewards")).toBe(5);
  });

  it("has a third of members who never spent a point, and dormant ones", async () => {
    const spent = "select account from reward_orders where status = 'placed'";
    const never = (await value(`select count(*) from members where account not in (${spent})`)) / 560;
    expect(never).toBeGreaterThan(0.28);
    expect(never).toBeLessThan(0.4);
    const active = `select count(distinct account) / 560 from sales
      where member and revenue > 0 and ordered_on > date '2025-11-17' and account in (from members)`;
    expect(await value(active)).toBeGreaterThan(0.78);
    expect(await value(active)).toBeLessThan(0.9);
  });

  it("lets its top tier swell", async () => {
    const top = (on: string) =>
      value(`select avg((tier = 'platine')::int) from (
        select t.account, arg_max(t.tier, t.since) as tier
        from tier_changes t join enrolments e
          on e.account = t.account and e.starts_on <= date '${on}' and (e.ends_on is null or e.ends_on > date '${on}')
        where t.since <= date '${on}' group by t.account)`);
    const shares = [await top("2023-12-31"), await top("2024-12-31"), await top("2025-12-31"), await top("2026-11-17")];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[3]).toBeGreaterThan(1.5 * 0.05);
  });

  it("attains its objectives later in 2026 than in 2025", async () => {
    const attained = (year: number) =>
      value(`select avg((coalesce(n.revenue, 0) >= coalesce(o.target, p.revenue * 1.05))::int)
        from objectives o
        left join (select account, sum(revenue) as revenue from sales
          where ordered_on between date '${year}-01-01' and date '${year}-11-17' group by 1) n using (account)
        left join (select account, sum(revenue) as revenue from sales where year(ordered_on) = ${year - 1} group by 1) p
          using (account)
        where o.fiscal_year = ${year}`);
    expect(await value("select count(*) from objectives where fiscal_year = 2026")).toBeGreaterThan(480);
    expect(await attained(2026)).toBeLessThan((await attained(2025)) - 0.02);
  });

  it("hides an effect of the programme that can be found again", async () => {
    // Members that joined with 12 whole months before and after, against accounts of the same segment and fifth of prior
    // revenue that are not members in these months; over strata with both.
    await db.run(`
      create temp table months as
        select account, date_trunc('month', ordered_on)::date as month, sum(revenue) as revenue from sales group by all;
      create temp table firsts as
        select account, min(starts_on) as starts_on, date_trunc('month', min(starts_on))::date as month,
          max(coalesce(ends_on, date '2099-01-01')) as ends_on
        from enrolments group by 1;
      create temp table joined as
        from firsts where month >= date '2024-08-01' and month < date '2025-11-01'
          and ends_on > month + interval 13 months;
      create temp table stretches as
        select a.code, a.segment, j.month,
          coalesce(sum(s.revenue) filter (s.month < j.month), 0) as before,
          coalesce(sum(s.revenue) filter (s.month > j.month), 0) as after,
          exists (select 1 from joined f where f.account = a.code and f.month = j.month) as treated,
          not exists (select 1 from firsts f where f.account = a.code and f.starts_on <= j.month + interval 13 months)
            as control
        from accounts a cross join (select distinct month from joined) j
        left join months s on s.account = a.code
          and s.month >= j.month - interval 12 months and s.month <= j.month + interval 12 months
        where a.since is null
        group by a.code, a.segment, j.month`);
    const effect = await value(`
      with fifths as (select *, ntile(5) over (partition by month order by before, code) as fifth from stretches),
      strata as (
        select count(*) filter (treated) as n, avg(before) filter (treated) as base,
          avg(after - before) filter (treated) - avg(after - before) filter (control) as gain
        from fifths group by month, segment, fifth
        having count(*) filter (treated) > 0 and count(*) filter (control) >= 3)
      select sum(n * gain) / sum(n * base) from strata`);
    expect(effect).toBeGreaterThan(membershipEffect - 0.05);
    expect(effect).toBeLessThan(membershipEffect + 0.05);
  });
});
