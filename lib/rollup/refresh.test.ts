import { getTableColumns } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountMonths, accountNow } from "@/db/schema/rollups";
import { mutateProgramme } from "@/lib/oracle/mutate-programme";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { addDays } from "@/lib/periods/calendar";
import { Refusal } from "@/lib/refusals/refusal";
import { seededRandom } from "@/lib/seeded-random";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { rollupDifferences } from "@/lib/testing/rollup-differences";
import { tester } from "@/lib/testing/tester";
import { closeMonths } from "./close-months";
import { refreshRollups, rollupTables } from "./refresh";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const refresh = (sql: Sql, programme: number) => sql.begin((tx) => refreshRollups(tx, programme));

test("a first refresh fills every rollup but what closed months were, and the planner knows of each", async () => {
  const programme = await writeRandomProgramme(database.writer, 1, { fiscalStartMonth: 1, asOf: "2024-12-17" });
  await refresh(database.writer, programme);
  for (const table of rollupTables) {
    const [row] =
      await database.writer`select count(*) as n from ${database.writer(table)} where programme_id = ${programme}`;
    const [known] = await database.writer`select reltuples::int as n from pg_class where oid = ${table}::regclass`;
    if (table.startsWith("restated_")) expect(row?.n, table).toBe(0);
    else {
      expect(row?.n, table).toBeGreaterThan(0);
      expect(known?.n, table).toBe(row?.n);
    }
  }
});

describe("refreshes equal a full rebuild", () => {
  test.each([1, 2, 3, 4, 5, 6])(
    "seed %i: random late, corrected, moved, deleted facts and a moving as of",
    async (seed) => {
      const sql = database.writer;
      const programme = await writeRandomProgramme(sql, seed, { accounts: 16 });
      await refresh(sql, programme);
      const closes = seed % 2 === 0;
      if (closes) await sql.begin((tx) => closeMonths(tx, programme, "2023-10-01", tester));
      const random = seededRandom(seed * 7919);
      for (let round = 0; round < 6; round++) {
        // Where `as of` has not gone back behind it, a second time: what came late for the first months is not in these.
        if (closes && round === 3)
          await sql
            .begin((tx) => closeMonths(tx, programme, "2024-06-01", tester))
            .catch((error) => expect(error).toBeInstanceOf(Refusal));
        const done: string[] = [];
        for (let count = 1 + Math.floor(random() * 3); count > 0; count--)
          done.push(await mutateProgramme(sql, programme, random));
        await refresh(sql, programme);
        const apart = await rollupDifferences(sql, programme);
        expect(apart.join("\n"), done.join("; ")).toBe("");
      }
    },
  );
});

describe("as of goes day by day", () => {
  // Facts are dated on days that it has not come to yet: it passes them without an account marked.
  test.each([
    { over: "a month's end and a year's", from: "2023-12-29", days: 4, step: 1, fiscalStartMonth: 1 },
    { over: "a leap day", from: "2024-02-26", days: 4, step: 1, fiscalStartMonth: 7 },
    { over: "the end of February, a year after a leap day", from: "2025-02-26", days: 4, step: 1, fiscalStartMonth: 1 },
    { over: "a fiscal year's end", from: "2024-03-29", days: 4, step: 1, fiscalStartMonth: 4 },
    { over: "the days of a month", from: "2024-05-13", days: 4, step: 1, fiscalStartMonth: 4 },
    { over: "a leap day, backwards", from: "2024-03-01", days: 4, step: -1, fiscalStartMonth: 1 },
    { over: "a month, by some days at a time", from: "2024-04-02", days: 4, step: 7, fiscalStartMonth: 10 },
  ])("over $over: $step at a time from $from", async ({ from, days, step, fiscalStartMonth }) => {
    const sql = database.writer;
    const options = { accounts: 12, asOf: from, dataFrom: "2020-02-11", fiscalStartMonth };
    const programme = await writeRandomProgramme(sql, days + fiscalStartMonth, options);
    const random = seededRandom(fiscalStartMonth);
    await refresh(sql, programme);
    for (let day = 1; day <= days; day++) {
      const done = day % 3 === 2 ? await mutateProgramme(sql, programme, random) : "nothing";
      const asOf = addDays(from, day * step);
      await sql`update programmes set as_of = ${asOf} where id = ${programme}`;
      await refresh(sql, programme);
      expect((await rollupDifferences(sql, programme)).join("\n"), `${asOf}, ${done}`).toBe("");
    }
  });
});

/** What account_now and account_year must say, straight from the facts. */
async function listsFromFacts(sql: Sql, programme: number) {
  const now = await sql`
    select a.id as account, coalesce(sum(o.revenue_cents) filter (where o.ordered_on > p.as_of - interval '1 year'), 0)::bigint
        as r12,
      coalesce(sum(o.revenue_cents) filter (where o.ordered_on >= date_trunc('year', p.as_of::timestamp)), 0)::bigint as ytd,
      coalesce(sum(o.revenue_cents) filter (where o.ordered_on between '2024-09-01' and '2024-11-30'), 0)::bigint as now,
      coalesce(sum(o.revenue_cents) filter (where o.ordered_on between '2023-09-01' and '2023-11-30'), 0)::bigint as then,
      count(*) filter (where o.revenue_cents > 0 and o.ordered_on between '2024-09-01' and '2024-11-30')::int as orders,
      count(*) filter (where o.revenue_cents > 0 and o.ordered_on between '2023-09-01' and '2023-11-30')::int as "ordersThen",
      max(o.ordered_on) filter (where o.revenue_cents > 0) as last,
      (select coalesce(sum(l.points), 0)::bigint from points l
        where l.programme_id = ${programme} and l.account_id = a.id and l.dated_on <= p.as_of) as points
    from accounts a
    join programmes p on p.id = a.programme_id
    left join orders o on o.programme_id = a.programme_id and o.account_id = a.id and o.status <> 'cancelled'
      and o.ordered_on between p.data_from and p.as_of
    where a.programme_id = ${programme}
    group by a.id, p.as_of order by a.id`;
  const attained = await sql`
    with days as (
      select y.account_id, y.fiscal_year, y.target_cents, d.day, (
          select coalesce(sum(o.revenue_cents), 0) from orders o, programmes p
          where p.id = ${programme} and o.programme_id = p.id and o.account_id = y.account_id and o.status <> 'cancelled'
            and o.ordered_on between greatest(make_date(y.fiscal_year, 1, 1), p.data_from) and d.day
        ) as revenue
      from account_year y
      join programmes p on p.id = y.programme_id
      cross join lateral (
        select generate_series(make_date(y.fiscal_year, 1, 1)::timestamp,
          least(make_date(y.fiscal_year, 12, 31), p.as_of)::timestamp, '1 day')::date as day
      ) d
      where y.programme_id = ${programme}
    )
    select account_id as account, fiscal_year as year, min(day) filter (where holds) as day from (
      select *, bool_and(revenue >= target_cents) over (partition by account_id, fiscal_year order by day desc) as holds
      from days
    ) d
    group by 1, 2 order by 1, 2`;
  return { now: [...now], attained: [...attained] };
}

test("lists of accounts equal the facts: last 12 months, year to date, three whole months, last order, points, day of attainment", async () => {
  const sql = database.writer;
  const programme = await writeRandomProgramme(sql, 5, {
    fiscalStartMonth: 1,
    asOf: "2024-12-17",
    dataFrom: "2022-07-01",
  });
  await refresh(sql, programme);
  const facts = await listsFromFacts(sql, programme);
  const now = await sql`
    select account_id as account, revenue_r12_cents as r12, fiscal_revenue_cents as ytd, revenue_3m_cents as now,
      revenue_3m_previous_cents as then, orders_3m as orders, orders_3m_previous as "ordersThen", last_order_on as last,
      points_outstanding as points
    from account_now where programme_id = ${programme} order by 1`;
  expect([...now]).toEqual(facts.now.filter(({ account }) => now.some((row) => row.account === account)));
  expect(now.length).toBeGreaterThan(30);
  const ofMonths = new Set(Object.values(getTableColumns(accountMonths)).map(({ name }) => name));
  const shared = Object.values(getTableColumns(accountNow)).flatMap(({ name }) => (ofMonths.has(name) ? [name] : []));
  expect(shared).toEqual(expect.arrayContaining(["is_eligible", "objective_target_cents", "points_expiring_90"]));
  const [asOfRow] = await sql.unsafe<{ rows: number; same: number }[]>(
    `select count(*)::int as rows, count(*) filter (where
        (${shared.map((name) => `n.${name}`).join(", ")}) is not distinct from (${shared.map((name) => `a.${name}`).join(", ")})
      )::int as same
    from account_now n join account_months a using (programme_id, account_id)
    where programme_id = $1 and a.month = '2024-12-01' and a.part = 0`,
    [programme],
  );
  expect(asOfRow).toEqual({ rows: now.length, same: now.length });
  const [{ fallers } = { fallers: 0 }] = await sql<{ fallers: number }[]>`
    select count(falling_cents)::int as fallers from account_now where programme_id = ${programme}`;
  expect(fallers).toBeGreaterThan(0);
  const attained = await sql`
    select account_id as account, fiscal_year as year, attained_on as day
    from account_year where programme_id = ${programme} order by 1, 2`;
  expect([...attained]).toEqual(facts.attained);
  expect(attained.filter(({ day }) => day).length).toBeGreaterThan(5);
});
