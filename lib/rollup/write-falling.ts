import type { TransactionSql } from "postgres";

/** How many of the usual variations under the usual an account is when it falls. */
const BEYOND_USUAL = 2;
/** Median absolute deviation × this = standard deviation, where what varies is normal. */
const TO_DEVIATION = 1.4826;

/**
 * account_now's `falling_cents`: what is missing of the revenue expected of the last three whole months, of accounts that
 * fall. Expected: the same months N-1 × the trend of all accounts that bought in them. An account falls where at least the
 * programme's set amount is missing, and its revenue or its orders are further below the expected than accounts usually
 * are: (actual − expected) ÷ √expected under the median of all, by two robust deviations. Trends and these floors are
 * references of `as of`; there are none, and nobody falls, where N-1 begins before the data or nothing was bought since.
 * There is no floor either where half of all are alike: nothing is then said of what is usual.
 */
export async function writeFalling(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table compared on commit drop as
    with known as (
      select n.account_id, k.* from ctx c
      join account_now n on n.programme_id = c.programme_id
      cross join lateral (values
        ('revenue', n.revenue_3m_cents, n.revenue_3m_previous_cents),
        ('orders', n.orders_3m, n.orders_3m_previous)
      ) k (what, now, before)
      where c.whole_month - interval '14 months' >= c.data_from and k.before > 0
    ), trends as (
      select what, sum(now)::double precision / sum(before)::double precision as trend from known
      group by 1 having sum(now) > 0
    )
    select account_id, what, trend, (now - before * trend) / sqrt(before * trend) as beyond from known join trends using (what)`;
  await tx`analyze compared`;
  await tx`
    insert into programme_references (programme_id, reference, month, part, value)
    with usual as (
      select what, min(trend) as trend, percentile_cont(0.5) within group (order by beyond) as beyond from compared group by 1
    ), floors as (
      select u.what, u.trend, u.beyond - ${BEYOND_USUAL * TO_DEVIATION}
        * nullif(percentile_cont(0.5) within group (order by abs(k.beyond - u.beyond)), 0) as floor
      from usual u join compared k using (what) group by u.what, u.trend, u.beyond
    )
    select c.programme_id, f.what || r.name, c.as_of_month, 0, r.value
    from ctx c cross join floors f
    cross join lateral (values ('-trend', f.trend), ('-floor', f.floor)) r (name, value)
    where r.value is not null`;
  await tx`
    update account_now n set falling_cents = f.missing
    from (
      select n.account_id, case
          when k.is_low and n.revenue_3m_previous_cents > 0 and m.missing >= c.falling_amount then m.missing
        end as missing
      from ctx c
      join account_now n on n.programme_id = c.programme_id
      left join programme_references t on t.programme_id = c.programme_id and t.reference = 'revenue-trend'
        and t.month = c.as_of_month and t.part = 0
      cross join lateral (
        select (round(n.revenue_3m_previous_cents * t.value) - n.revenue_3m_cents)::bigint as missing
      ) m
      left join (
        select k.account_id, bool_or(k.beyond < r.value) as is_low
        from ctx c
        join programme_references r on r.programme_id = c.programme_id and r.month = c.as_of_month and r.part = 0
        join compared k on r.reference = k.what || '-floor'
        group by 1
      ) k on k.account_id = n.account_id
    ) f
    where n.programme_id = (select programme_id from ctx) and n.account_id = f.account_id
      and n.falling_cents is distinct from f.missing`;
}
