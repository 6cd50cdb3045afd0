import type { TransactionSql } from "postgres";

/**
 * `seasonal-share`: the share of a fiscal year's revenue done by the end of each fiscal month (1 to 12), and by the day
 * of `as of` (0): the mean of up to three complete years. None without a complete year.
 */
export async function writeReferences(tx: TransactionSql): Promise<void> {
  await tx`delete from programme_references where programme_id = (select programme_id from ctx)`;
  await tx`
    insert into programme_references (programme_id, reference, position, value)
    with complete as (
      select first_day from years, ctx c
      where first_day >= c.data_from and first_day + interval '1 year - 1 day' <= c.as_of
      order by first_day desc limit 3
    ), months as (
      select y.first_day, m.month, m.part, sum(m.revenue_cents) as revenue
      from complete y
      join cube_segments m on m.programme_id = (select programme_id from ctx)
        and m.month >= y.first_day and m.month < y.first_day + interval '1 year'
      group by 1, 2, 3
    ), totals as (
      select first_day, sum(revenue) as revenue from months where part = 0 group by 1 having sum(revenue) > 0
    ), shares as (
      select t.first_day, p.position, sum(m.revenue) / t.revenue as share
      from totals t
      cross join generate_series(1, 12) as p (position)
      join months m on m.first_day = t.first_day and m.part = 0
        and m.month < t.first_day + make_interval(months => p.position)
      group by 1, 2, t.revenue
      union all
      select t.first_day, 0, sum(m.revenue) / t.revenue
      from totals t
      cross join ctx c
      cross join lateral (
        select (t.first_day + make_interval(months =>
          ((extract(month from c.as_of)::int - c.fiscal_start + 12) % 12)))::date as month
      ) k
      join months m on m.first_day = t.first_day and (m.part = 0 and m.month < k.month or m.month = k.month and m.part = c.cut::int)
      group by 1, t.revenue
    )
    select c.programme_id, 'seasonal-share', s.position, avg(s.share)::double precision
    from shares s cross join ctx c group by 1, 3`;
}
