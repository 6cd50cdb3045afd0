import type { TransactionSql } from "postgres";
import { recentOrders } from "./recent-orders";

/**
 * SQL: the row of account_months of the account `t`, by its key: some pages for each account, where a plan of its own
 * choice reads all months of all accounts.
 */
const monthOf = (month: string, part: string) => `lateral (
        select * from account_months m
        where m.programme_id = c.programme_id and m.account_id = t.account_id and m.month = ${month} and m.part = ${part}
        limit 1
      )`;

/**
 * account_year: each account's objective by fiscal year, with the day since which it has been attained. Leaves `years`,
 * the fiscal years that the data may know of, to the steps that follow.
 */
export async function writeAccountYears(tx: TransactionSql): Promise<void> {
  // Tables of a few rows, that the planner takes for hundreds.
  await tx`analyze ctx`;
  await tx`
    create temp table years on commit drop as
    select y as fiscal_year,
      case when c.fiscal_start = 1 then make_date(y, 1, 1) else make_date(y - 1, c.fiscal_start, 1) end as first_day
    from ctx c, generate_series(extract(year from c.data_from)::int, extract(year from c.as_of)::int + 1) y`;
  await tx`analyze years`;
  await tx`
    create temp table year_rows on commit drop as
    with targets as (
      select a.account_id, y.fiscal_year, y.first_day, a.objective_target_cents as target_cents,
        a.fiscal_revenue_cents as revenue_cents, a.rep_id
      from listed t
      cross join ctx c
      join years y on y.first_day <= c.as_of and y.first_day + interval '1 year' > t.from_month
      cross join ${tx.unsafe(monthOf("least((y.first_day + interval '11 months')::date, c.as_of_month)", "0"))} a
      where a.objective_target_cents is not null
    ), days as (
      select t.account_id, t.fiscal_year, t.target_cents, o.ordered_on,
        sum(sum(o.revenue_cents)) over (partition by t.account_id, t.fiscal_year order by o.ordered_on) as cumulated
      from targets t
      join stirred s on s.account_id = t.account_id and s.ordered
      cross join ctx c
      join orders o on o.programme_id = c.programme_id and o.account_id = t.account_id and o.status <> 'cancelled'
        and o.ordered_on between greatest(t.first_day, c.data_from)
          and least((t.first_day + interval '1 year - 1 day')::date, c.as_of)
      group by 1, 2, 3, 4
    ), attained as (
      select account_id, fiscal_year, min(ordered_on) filter (where ordered_on > coalesce(below, '-infinity')) as day
      from (
        select d.*, max(ordered_on) filter (where cumulated < target_cents)
          over (partition by account_id, fiscal_year) as below
        from days d
      ) d
      group by 1, 2
    )
    select t.account_id, t.fiscal_year, t.target_cents, t.revenue_cents,
      case when s.ordered then a.day else o.attained_on end as attained_on, t.rep_id
    from targets t
    left join stirred s using (account_id)
    left join attained a using (account_id, fiscal_year)
    left join account_year o on o.programme_id = (select programme_id from ctx) and o.account_id = t.account_id
      and o.fiscal_year = t.fiscal_year`;
  await tx`analyze year_rows`;
  await tx`
    delete from account_year a using listed t, ctx c
    where a.programme_id = c.programme_id and a.account_id = t.account_id
      and (c.everything or t.start_month is null
        or a.fiscal_year >= (select min(fiscal_year) from years where first_day + interval '1 year' > t.from_month))
      and not exists (
        select from year_rows n
        where n.account_id = a.account_id and n.fiscal_year = a.fiscal_year
          and (n.target_cents, n.revenue_cents, n.attained_on, n.rep_id)
            is not distinct from (a.target_cents, a.revenue_cents, a.attained_on, a.rep_id))`;
  await tx`
    insert into account_year (programme_id, account_id, fiscal_year, target_cents, revenue_cents, attained_on, rep_id)
    select c.programme_id, n.account_id, n.fiscal_year, n.target_cents, n.revenue_cents, n.attained_on, n.rep_id
    from year_rows n cross join ctx c
    where not exists (
      select from account_year a
      where a.programme_id = c.programme_id and a.account_id = n.account_id and a.fiscal_year = n.fiscal_year)
    order by n.account_id, n.fiscal_year`;
}

const nowColumns = [
  "tier_id",
  "segment",
  "region",
  "rep_id",
  "is_member",
  "is_eligible",
  "member_since",
  "revenue_r12_cents",
  "fiscal_revenue_cents",
  "fiscal_revenue_previous_cents",
  "objective_target_cents",
  "member_orders_r12",
  "revenue_3m_cents",
  "revenue_3m_previous_cents",
  "orders_3m",
  "orders_3m_previous",
  "falling_cents",
  "points_outstanding",
  "points_redeemed_to_date",
  "points_expiring_90",
  "last_order_on",
  "usual_interval_days",
  "order_gaps",
  "landing_band",
  "enrolled_on",
  "left_on",
  "first_redeemed_on",
  "spark_cents",
] as const;
const columnsOf = (row: string) => nowColumns.map((name) => `${row}.${name}`).join(", ");

/**
 * account_now: one row an account as it stands on `as of`; `landing_band` and `falling_cents` are left as they were, for
 * `writeLanding` and `writeFalling`. Rows that
 * stay the same are not written. `now_rows` keeps the accounts that were looked at, `old_now` the rows that were replaced.
 */
export async function writeAccountNow(tx: TransactionSql): Promise<void> {
  await collectWaits(tx);
  await collectUsualIntervals(tx);
  // Months of the spark that it keeps: those before the month of the last `as of`, which is `on` months ago.
  const [spark] = await tx<{ on: number }[]>`
    select (extract(year from g.age) * 12 + extract(month from g.age))::int as on
    from ctx c join rollup_states s using (programme_id)
    cross join lateral (select age(c.as_of_month, date_trunc('month', s.as_of::timestamp)) as age) g`;
  const on = spark && spark.on >= 0 && spark.on < 23 ? spark.on : 23;
  await tx`
    create temp table now_rows on commit drop as
    select t.account_id, o.account_id is null as is_new, a.tier_id, a.segment, a.region, a.rep_id,
      a.is_member, a.is_eligible, a.member_since, a.revenue_r12_cents, a.fiscal_revenue_cents,
      coalesce(b.fiscal_revenue_cents, 0) as fiscal_revenue_previous_cents, a.objective_target_cents, a.member_orders_r12,
      coalesce(q.revenue, o.revenue_3m_cents) as revenue_3m_cents,
      coalesce(q.revenue_before, o.revenue_3m_previous_cents) as revenue_3m_previous_cents,
      coalesce(q.orders, o.orders_3m) as orders_3m, coalesce(q.orders_before, o.orders_3m_previous) as orders_3m_previous,
      o.falling_cents, a.points_outstanding, a.points_redeemed_to_date, a.points_expiring_90, a.last_order_on,
      case when s.ordered_lately then i.days else o.usual_interval_days end as usual_interval_days,
      case when s.ordered_lately then coalesce(i.gaps, '{}') else o.order_gaps end as order_gaps, o.landing_band,
      case when s.in_ledger then w.enrolled_on else o.enrolled_on end as enrolled_on,
      case when s.in_ledger then w.left_on else o.left_on end as left_on,
      case when s.in_ledger then w.first_redeemed_on else o.first_redeemed_on end as first_redeemed_on,
      k.months || array_fill(0::bigint, array[24 - cardinality(k.months) - cardinality(l.months)]) || l.months
        as spark_cents
    from listed t
    cross join ctx c
    cross join ${tx.unsafe(monthOf("c.as_of_month", "0"))} a
    left join ${tx.unsafe(monthOf("(c.as_of_month - interval '1 year')::date", "c.cut::int"))} b on true
    left join stirred s on s.account_id = t.account_id
    left join account_now o on o.programme_id = c.programme_id and o.account_id = t.account_id
    left join usual_intervals i on i.account_id = t.account_id
    left join waits w on w.account_id = t.account_id
    left join lateral (
      -- Whole months change with their facts, and which they are at a month's end.
      select coalesce(total(m.revenue_cents) filter (where not is_before), 0) as revenue,
        coalesce(total(m.revenue_cents) filter (where is_before), 0) as revenue_before,
        coalesce(total(m.orders) filter (where not is_before), 0)::int as orders,
        coalesce(total(m.orders) filter (where is_before), 0)::int as orders_before
      from account_months m
      cross join lateral (select m.month <= c.whole_month - interval '1 year' as is_before) b
      where m.programme_id = c.programme_id and m.account_id = t.account_id and m.part = 0
        and m.month between c.whole_month - interval '14 months' and c.whole_month
        and (is_before or m.month >= c.whole_month - interval '2 months')
      having s.changed or c.recuts
    ) q on true
    cross join lateral (
      select case when s.changed then '{}' else o.spark_cents[${on}::int + 1:23] end as months
    ) k
    cross join lateral (
      select case when s.changed is not true and ${on}::int = 0 then array[a.revenue_cents] else array(
        select m.revenue_cents from account_months m
        where m.programme_id = c.programme_id and m.account_id = t.account_id and m.part = 0
          and m.month >= c.as_of_month - make_interval(months => case when s.changed then 23 else ${on}::int end)
        order by m.month
      ) end as months
      offset 0 -- Or it is read once for each mention of it.
    ) l
    where t.start_month is not null`;
  await tx`create unique index on now_rows (account_id)`;
  await tx`analyze now_rows`;
  await tx`create temp table old_now on commit drop as select * from account_now limit 0`;
  await tx.unsafe(`
    with gone as (
      delete from account_now a using listed t, ctx c
      where a.programme_id = c.programme_id and a.account_id = t.account_id and not exists (
        select from now_rows n
        where n.account_id = a.account_id and (${columnsOf("n")}) is not distinct from (${columnsOf("a")}))
      returning a.*
    )
    insert into old_now select * from gone`);
  await tx`analyze old_now`;
  await tx.unsafe(`
    insert into account_now (programme_id, account_id, ${nowColumns.join(", ")})
    select c.programme_id, n.account_id, ${columnsOf("n")}
    from now_rows n cross join ctx c
    where n.is_new or n.account_id in (select account_id from old_now)
    order by n.account_id`);
}

/**
 * `waits` of accounts stirred in the ledger: their first enrolment, and the first day in it with points redeemed on
 * balance.
 */
async function collectWaits(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table waits on commit drop as
    select t.account_id, e.starts_on as enrolled_on, case when e.ends_on <= c.as_of then e.ends_on end as left_on,
      least(e.ends_on - 1, c.as_of) as last_day, null::date as first_redeemed_on
    from stirred s
    join todo t on t.account_id = s.account_id and s.in_ledger
    cross join ctx c
    join enrolments e on e.programme_id = c.programme_id and e.account_id = t.account_id and e.starts_on = t.enrolled_on
    where t.enrolled_on <= c.as_of`;
  await tx`analyze waits`;
  await tx`
    update waits w set first_redeemed_on = r.day
    from (
      select account_id, min(dated_on) as day from (
        select p.account_id, p.dated_on
        from waits
        join points p on p.programme_id = (select programme_id from ctx) and p.account_id = waits.account_id
          and p.dated_on between waits.enrolled_on and waits.last_day and p.kind in ('redeem', 'reverse')
        left join points r on p.kind = 'reverse' and r.programme_id = p.programme_id and r.ref = p.reverses_ref
        where coalesce(r.kind, p.kind) = 'redeem'
        group by 1, 2 having sum(p.points) < 0
      ) d
      group by 1
    ) r
    where w.account_id = r.account_id`;
  await tx`analyze waits`;
}

/** `usual_intervals`: the days between order days of accounts that ordered lately, and their median where there are two. */
async function collectUsualIntervals(tx: TransactionSql): Promise<void> {
  await tx.unsafe(`
    create temp table usual_intervals on commit drop as
    with gaps as (
      select o.account_id,
        (o.ordered_on - lag(o.ordered_on) over (partition by o.account_id order by o.ordered_on))::smallint as days
      from stirred s join orders o on o.account_id = s.account_id and ${await recentOrders(tx)}
      where s.ordered_lately
    )
    select account_id, array_agg(days order by days) as gaps,
      case when count(*) > 1 then percentile_cont(0.5) within group (order by days) end as days
    from gaps where days > 0 group by 1`);
  await tx`analyze usual_intervals`;
}
