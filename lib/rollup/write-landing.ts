import type { TransactionSql } from "postgres";
import { LEAST_SEASON } from "@/db/schema/rollup-columns";

/** Days between orders where no account has any. */
const DEFAULT_INTERVAL = 365;

/**
 * How the running fiscal year's objectives will end: the band of each account in account_now (null without an
 * objective). Reads `years` and the references of `as of`.
 */
export async function writeLanding(tx: TransactionSql): Promise<void> {
  await writeUsualInterval(tx);
  await tx`
    update account_now n set landing_band = b.band
    from (
      select n.account_id, case
          when y.account_id is null then null
          when y.revenue_cents >= y.target_cents then 'attained'
          when n.last_order_on is null or c.as_of - n.last_order_on > 2 * u.days then 'lost'
          when y.revenue_cents <= 0 and c.as_of - n.last_order_on <= u.days then 'waiting'
          when s.share < ${LEAST_SEASON} then 'late'
          when y.revenue_cents / s.share / nullif(y.target_cents, 0) >= 1 then 'on_track'
          when y.revenue_cents / s.share / nullif(y.target_cents, 0) >= 0.85 then 'within_reach'
          else 'late'
        end as band
      from ctx c
      join years f on c.as_of between f.first_day and f.first_day + interval '1 year - 1 day'
      join account_now n on n.programme_id = c.programme_id
      left join account_year y on y.programme_id = c.programme_id and y.account_id = n.account_id
        and y.fiscal_year = f.fiscal_year
      left join lateral (
        select r.value as share from programme_references r
        where r.programme_id = c.programme_id and r.reference = 'seasonal-share' and r.month = c.as_of_month and r.part = 0
      ) s on true
      left join lateral (
        select r.value as days from programme_references r
        where r.programme_id = c.programme_id and r.reference = 'usual-interval' and r.month = c.as_of_month and r.part = 0
      ) p on true
      cross join lateral (select coalesce(n.usual_interval_days, p.days, ${DEFAULT_INTERVAL}) as days) u
    ) b
    where n.programme_id = (select programme_id from ctx) and n.account_id = b.account_id
      and n.landing_band is distinct from b.band`;
}

/** The reference `usual-interval`: the median of days between consecutive order days in 24 months, of all accounts. */
async function writeUsualInterval(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table gaps on commit drop as
    select days, count(*) as n from account_now, unnest(order_gaps) as days
    where programme_id = (select programme_id from ctx) group by 1`;
  await tx`
    insert into programme_references (programme_id, reference, month, part, value)
    select c.programme_id, 'usual-interval', c.as_of_month, 0, (
        min(days) filter (where upto * 2 >= whole) + min(days) filter (where upto * 2 > whole)
      )::double precision / 2
    from (select days, sum(n) over (order by days) as upto, sum(n) over () as whole from gaps) g
    cross join ctx c group by c.programme_id, c.as_of_month`;
}
