import type { TransactionSql } from "postgres";
import { recencyBands } from "@/db/schema/rollup-columns";

/** Points of an account are told to expire within so many days; on the day itself they are gone. */
const expiryHorizons = [0, 30, 90, 180];

const here = "programme_id = (select programme_id from ctx)";

/**
 * What a moved `as of` changes by itself, where it does not redo everything:
 *
 * - `moved_facts`: accounts with a fact dated on a day that came into or left what `as of` lets see, or on that day of
 *   earlier years, with the month of the fact. `years`: for how many years after it the same days tell of it (12 months to
 *   a day lose it, those a year before too). `is_order`; `in_ledger`: whether lots of points may change.
 * - `moved_cells`: where `as of` slides inside its month, the account and month of each row to the cut day that is not the
 *   same on the new one: by such a fact, or by the calendar alone (longer without an order, nearer to an expiry). `has_rest`:
 *   what is after the cut day is not the same either, as the fact is of this very month.
 */
export async function findMoved(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table moved_facts (account_id int, month date, years int, is_order boolean, in_ledger boolean) on commit drop`;
  await tx`create temp table moved_cells (account_id int, month date, has_rest boolean) on commit drop`;
  await findFacts(tx);
  await findCells(tx);
  await tx`create unique index on moved_cells (account_id, month)`;
  for (const table of ["moved_facts", "moved_cells"]) await tx.unsafe(`analyze ${table}`);
}

async function findFacts(tx: TransactionSql): Promise<void> {
  // Orders of 24 months have their own day, where months differ in length.
  const days = await tx<{ from: string; to: string }[]>`
    select (least(c.before_as_of, c.as_of) - make_interval(years => y))::date + 1 as from,
      (greatest(c.before_as_of, c.as_of) - make_interval(years => y))::date as to
    from ctx c
    cross join generate_series(0, extract(year from c.as_of)::int - extract(year from c.data_from)::int) y
    where c.as_of_moved and not c.everything and (c.slides or y in (0, 2))`;
  if (days.length === 0) return;
  // As constants, that the planner sees how few days they are.
  const on = (column: string, later = 0) =>
    `(${days.map(({ from, to }) => `${column} between '${from}' and date '${to}' + ${later}`).join(" or ")})`;
  const facts = (table: string, day: string, what: { years: number; inLedger: boolean; where: string }) => `
    select distinct account_id, date_trunc('month', ${day}::timestamp)::date, ${what.years}, ${table === "orders"}, ${what.inLedger}
    from ${table} where ${here} and ${what.where}`;
  const visitedOn = "(visited_at at time zone (select zone from ctx))::date";
  // Instants first: a zone is at most 14 hours away, and asking each visit's day takes longer than reading it.
  const visited = days.map(
    ({ from, to }) => `visited_at between timestamptz '${from} 00:00Z' - interval '1 day'
      and timestamptz '${to} 00:00Z' + interval '2 days' and ${visitedOn} between '${from}' and '${to}'`,
  );
  await tx.unsafe(`
    insert into moved_facts
    ${[
      facts("orders", "ordered_on", {
        years: 2,
        inLedger: false,
        where: `status <> 'cancelled' and ${on("ordered_on")}`,
      }),
      facts("points", "dated_on", { years: 1, inLedger: true, where: on("dated_on") }),
      facts("reward_orders", "ordered_on", { years: 0, inLedger: false, where: on("ordered_on") }),
      facts("visits", visitedOn, { years: 1, inLedger: false, where: `(${visited.join(" or ")})` }),
      // A year that begins on the day after the cut is whole for who enrolled on that day.
      facts("enrolments", "starts_on", { years: 0, inLedger: true, where: on("starts_on", 1) }),
      facts("enrolments", "ends_on", { years: 0, inLedger: true, where: on("ends_on") }),
      facts("tier_changes", "since", { years: 0, inLedger: true, where: on("since") }),
    ].join(" union all ")}`);
}

async function findCells(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table slid_days on commit drop as
    select (c.as_of_month - make_interval(years => y))::date as month, (y > 0)::int as part,
      (least(c.before_as_of, c.as_of) - make_interval(years => y))::date + 1 as from_day,
      (greatest(c.before_as_of, c.as_of) - make_interval(years => y))::date as to_day
    from ctx c
    cross join generate_series(0, extract(year from c.as_of)::int - extract(year from c.data_from)::int) y
    where c.slides and (c.as_of_month - make_interval(years => y))::date >= c.data_month`;
  await tx`analyze slid_days`;
  // `offset 0`: a few days each, by their index, where one join would read all orders.
  await tx`
    insert into moved_cells
    select account_id, month, bool_or(has_rest) from (
      select f.account_id, d.month, d.month = f.month as has_rest from moved_facts f
      join slid_days d on d.month between f.month and f.month + make_interval(years => f.years)
      union all
      select o.account_id, d.month, false
      from slid_days d
      cross join unnest(${[...recencyBands]}::int[]) band
      cross join lateral (
        select account_id, ordered_on from orders
        where programme_id = (select programme_id from ctx) and status <> 'cancelled' and revenue_cents > 0
          and ordered_on between d.from_day - band and d.to_day - band
        offset 0
      ) o
      cross join lateral (
        select m.last_order_on from account_months m
        where m.programme_id = (select programme_id from ctx) and m.account_id = o.account_id and m.month = d.month
          and m.part = d.part and m.is_member = 1
        limit 1
      ) a
      where band > 0 and a.last_order_on = o.ordered_on
      union all
      select l.account_id, d.month, false
      from slid_days d
      cross join unnest(${expiryHorizons}::int[]) ahead
      cross join generate_series(d.from_day::timestamp, d.to_day::timestamp, '1 day') g
      join point_lots l on l.expires_on = g::date + ahead
      where l.programme_id = (select programme_id from ctx) and l.earned_on <= d.to_day
        and l.open_after[width_bucket(d.to_day, l.changed_on)] > 0
    ) k group by 1, 2`;
}

/**
 * `stirred`: the accounts of `todo` of which more than their rows of months is read again. `changed`: their facts are others
 * (or they are new); else facts dated on a day that `as of` passed have something to say: `in_ledger` of lots of points and
 * of enrolments, `ordered` of this year's orders, `ordered_lately` of orders that came into 24 months or left them.
 */
export async function findStirred(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table stirred on commit drop as
    select account_id, bool_or(changed) as changed, bool_or(changed or in_ledger) as in_ledger,
      bool_or(changed or ordered) as ordered, bool_or(changed or ordered or ordered_then) as ordered_lately
    from (
      select account_id, true as changed, false as in_ledger, false as ordered, false as ordered_then
      from todo, ctx where everything
      union all
      select account_id, true, false, false, false
      from dirty_accounts where programme_id = (select programme_id from ctx)
      union all
      (select account_id, true, false, false, false from todo
        except select account_id, true, false, false, false from account_now
          where programme_id = (select programme_id from ctx))
      union all
      select f.account_id, false, f.in_ledger and d.is_recent, f.is_order and d.is_recent, f.is_order and d.is_then
      from moved_facts f
      cross join ctx c
      cross join lateral (
        select f.month >= date_trunc('month', c.least_as_of::timestamp) as is_recent,
          f.month between date_trunc('month', c.least_as_of - interval '2 years')
            and greatest(c.before_as_of, c.as_of) - interval '2 years' as is_then
      ) d
      where d.is_recent or d.is_then
    ) s
    join todo using (account_id)
    group by 1`;
  await tx`create unique index on stirred (account_id)`;
  await tx`analyze stirred`;
}
