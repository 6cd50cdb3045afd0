import type { TransactionSql } from "postgres";

/**
 * `moments`: the days on which the programme as a whole is looked at, from `data from` on: each month's end (or `as of`;
 * part 0) and the days of earlier years on which `as of` cuts its own month (part 1). `is_cut`: the day is inside its month.
 * `has_year`: the 12 months to it are known. `year_start`: of its fiscal year.
 */
export async function listMoments(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table moments on commit drop as
    with known as (
      select g::date as month, 0::smallint as part, least((g + interval '1 month - 1 day')::date, c.as_of) as last_day
      from ctx c, generate_series(c.data_month::timestamp, c.as_of_month::timestamp, '1 month') g
      union all
      select m.month, 1::smallint,
        least(m.month + extract(day from c.as_of)::int - 1, (m.month + interval '1 month - 1 day')::date)
      from ctx c
      cross join lateral (
        select (c.as_of_month - make_interval(years => y))::date as month from generate_series(1, 100) y
      ) m
      where c.cut and m.month >= c.data_month
    )
    select k.*, k.part = 1 or (c.cut and k.month = c.as_of_month) as is_cut,
      c.data_from <= case
        when k.last_day = (k.month + interval '1 month - 1 day')::date then (k.month - interval '11 months')::date
        else (k.last_day - interval '1 year')::date + 1
      end as has_year,
      (k.month - make_interval(months => (extract(month from k.month)::int - c.fiscal_start + 12) % 12))::date as year_start
    from known k cross join ctx c
    where k.last_day >= c.data_from`;
  await tx`create unique index on moments (month, part)`;
  await tx`analyze moments`;
}
