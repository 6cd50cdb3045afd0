import type { TransactionSql } from "postgres";

/** account_year: each account's objective by fiscal year, with the day since which it has been attained. */
export async function writeAccountYears(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table years on commit drop as
    select y as fiscal_year,
      case when c.fiscal_start = 1 then make_date(y, 1, 1) else make_date(y - 1, c.fiscal_start, 1) end as first_day
    from ctx c, generate_series(extract(year from c.data_from)::int, extract(year from c.as_of)::int + 1) y`;
  await tx`
    delete from account_year a using todo t, ctx c
    where a.programme_id = c.programme_id and a.account_id = t.account_id
      and (c.everything or t.start_month is null
        or a.fiscal_year >= (select min(fiscal_year) from years where first_day + interval '1 year' > t.from_month))`;
  await tx`
    insert into account_year (programme_id, account_id, fiscal_year, target_cents, revenue_cents, attained_on, rep_id)
    with targets as (
      select distinct on (a.account_id, y.fiscal_year) a.account_id, y.fiscal_year, y.first_day,
        a.objective_target_cents as target_cents, a.objective_revenue_cents as revenue_cents, a.rep_id
      from account_months a
      join todo t using (account_id)
      cross join ctx c
      join years y on a.month >= y.first_day and a.month < y.first_day + interval '1 year'
        and y.first_day + interval '1 year' > t.from_month
      where a.programme_id = c.programme_id and a.part = 0 and a.objectives > 0
      order by a.account_id, y.fiscal_year, a.month desc
    ), days as (
      select t.account_id, t.fiscal_year, t.target_cents, o.ordered_on,
        sum(sum(o.revenue_cents)) over (partition by t.account_id, t.fiscal_year order by o.ordered_on) as cumulated
      from targets t
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
    select c.programme_id, t.account_id, t.fiscal_year, t.target_cents, t.revenue_cents, a.day, t.rep_id
    from targets t cross join ctx c left join attained a using (account_id, fiscal_year)`;
}

/** account_now: one row an account as it stands on `as of`. */
export async function writeAccountNow(tx: TransactionSql): Promise<void> {
  await tx`
    delete from account_now a using todo t, ctx c where a.programme_id = c.programme_id and a.account_id = t.account_id`;
  await tx`
    insert into account_now (programme_id, account_id, tier_id, segment, region, rep_id, is_member, revenue_r12_cents,
      revenue_ytd_cents, revenue_ytd_previous_cents, points_outstanding, last_order_on, spark_cents)
    select c.programme_id, t.account_id, a.tier_id, a.segment, a.region, a.rep_id, a.members = 1,
      (r.r12 + case when c.cut then coalesce(r.a_year_ago - b.revenue_cents, 0) else 0 end)::bigint,
      a.fiscal_revenue_cents, coalesce(b.fiscal_revenue_cents, 0), a.points_outstanding, l.day,
      array(
        select coalesce(m.revenue_cents, 0)
        from generate_series(c.as_of_month - interval '23 months', c.as_of_month, '1 month') g
        left join account_months m on m.programme_id = c.programme_id and m.account_id = t.account_id and m.part = 0
          and m.month = g::date
        order by g
      )
    from todo t
    cross join ctx c
    join account_months a on a.programme_id = c.programme_id and a.account_id = t.account_id and a.month = c.as_of_month
      and a.part = 0
    left join account_months b on b.programme_id = c.programme_id and b.account_id = t.account_id and b.part = c.cut::int
      and b.month = (c.as_of_month - interval '1 year')::date
    cross join lateral (
      select sum(m.revenue_cents) filter (where m.month > c.as_of_month - interval '1 year') as r12,
        sum(m.revenue_cents) filter (where m.month = (c.as_of_month - interval '1 year')::date) as a_year_ago
      from account_months m
      where m.programme_id = c.programme_id and m.account_id = t.account_id and m.part = 0
        and m.month >= c.as_of_month - interval '1 year'
    ) r
    left join lateral (
      select max(o.ordered_on) as day from orders o
      where o.programme_id = c.programme_id and o.account_id = t.account_id and o.revenue_cents > 0
        and o.status <> 'cancelled' and o.ordered_on between c.data_from and c.as_of
    ) l on true
    where t.start_month is not null`;
}
