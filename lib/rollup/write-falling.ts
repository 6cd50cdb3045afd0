import type { TransactionSql } from "postgres";

/** How many of the usual variations under the usual an account is when it falls. */
const BEYOND_USUAL = 2;
/** Median absolute deviation × this = standard deviation, where what varies is normal. */
const TO_DEVIATION = 1.4826;

export const fallingReferences = ["revenue-trend", "revenue-floor", "orders-trend", "orders-floor"];

/** SQL: how far what was bought is from what was expected; null where nothing was. */
const beyond = (now: string, before: string, trend: string) =>
  `(${now} - ${before} * ${trend}) / nullif(sqrt(greatest(${before} * ${trend}, 0)), 0)`;

/**
 * account_now's `falling_cents`: what is missing of the revenue expected of the last three whole months, of accounts that
 * fall. Expected: the same months N-1 × the trend of all accounts that bought in them. An account falls where at least the
 * programme's set amount is missing, and its revenue or its orders are further below the expected than accounts usually
 * are: (actual − expected) ÷ √expected under the median of all, by two robust deviations. Trends and these floors are
 * references of `as of`; there are none, and nobody falls, where N-1 begins before the data or nothing was bought since.
 * There is no floor either where half of all are alike: nothing is then said of what is usual. Reads `now_rows` and
 * `old_now`: where nothing of these months has changed, all is left as it is.
 */
export async function writeFalling(tx: TransactionSql): Promise<void> {
  if (!(await hasChanged(tx))) return;
  await writeUsual(tx);
  const missing = "(round(n.revenue_3m_previous_cents * u.revenue_trend) - n.revenue_3m_cents)";
  const falls = `n.revenue_3m_previous_cents > 0 and ${missing} >= c.falling_amount and (
    ${beyond("n.revenue_3m_cents", "n.revenue_3m_previous_cents", "u.revenue_trend")} < u.revenue_floor
    or ${beyond("n.orders_3m", "n.orders_3m_previous", "u.orders_trend")} < u.orders_floor)`;
  const fallingCents = `case when ${falls} then ${missing}::bigint end`;
  await tx.unsafe(`
    with usual as materialized (
      select ${fallingReferences.map((name) => `max(value) filter (where reference = '${name}') as ${name.replace("-", "_")}`).join(", ")}
      from ctx c join programme_references r on r.programme_id = c.programme_id and r.month = c.as_of_month and r.part = 0
    )
    update account_now n set falling_cents = ${fallingCents}
    from ctx c cross join usual u
    where n.programme_id = c.programme_id and n.falling_cents is distinct from ${fallingCents}`);
}

/** Writes the references, over accounts that bought in the months N-1. */
async function writeUsual(tx: TransactionSql): Promise<void> {
  await tx`
    delete from programme_references
    where programme_id = (select programme_id from ctx) and reference = any (${fallingReferences})`;
  const middle = (of: string) => `percentile_cont(0.5) within group (order by ${of})`;
  const floor = (what: string) =>
    `m.${what} - ${BEYOND_USUAL * TO_DEVIATION} * nullif(${middle(`abs(k.${what} - m.${what})`)}, 0)`;
  await tx.unsafe(`
    insert into programme_references (programme_id, reference, month, part, value)
    with trends as materialized (
      select sum(n.revenue_3m_cents) filter (where n.revenue_3m_previous_cents > 0)::double precision
          / sum(n.revenue_3m_previous_cents) filter (where n.revenue_3m_previous_cents > 0)::double precision as revenue,
        sum(n.orders_3m) filter (where n.orders_3m_previous > 0)::double precision
          / sum(n.orders_3m_previous) filter (where n.orders_3m_previous > 0)::double precision as orders
      from ctx c join account_now n on n.programme_id = c.programme_id
      where c.whole_month - interval '14 months' >= c.data_from
    ), beyond as materialized (
      select ${beyond("n.revenue_3m_cents", "n.revenue_3m_previous_cents", "t.revenue")} as revenue,
        ${beyond("n.orders_3m", "n.orders_3m_previous", "t.orders")} as orders
      from ctx c join account_now n on n.programme_id = c.programme_id cross join trends t
      where n.revenue_3m_previous_cents > 0 or n.orders_3m_previous > 0
    ), middles as materialized (
      select ${middle("revenue")} as revenue, ${middle("orders")} as orders from beyond
    ), floors as (
      select ${floor("revenue")} as revenue, ${floor("orders")} as orders
      from beyond k cross join middles m group by m.revenue, m.orders
    )
    select c.programme_id, r.name, c.as_of_month, 0, r.value
    from ctx c cross join trends t cross join floors f
    cross join lateral (values
      ('revenue-trend', t.revenue), ('revenue-floor', f.revenue), ('orders-trend', t.orders), ('orders-floor', f.orders)
    ) r (name, value)
    where r.value > 0 or r.name like '%-floor' and r.value is not null`);
}

/** Whether the months are others, or what any account bought in them. */
async function hasChanged(tx: TransactionSql): Promise<boolean> {
  const sums = ["revenue_3m_cents", "revenue_3m_previous_cents", "orders_3m", "orders_3m_previous"];
  const of = (row: string) => sums.map((name) => `coalesce(${row}.${name}, 0)`).join(", ");
  const [found] = await tx.unsafe<{ changed: boolean }[]>(`
    select c.everything or c.recuts or exists (
      select from old_now o
      full join (select * from now_rows where is_new or account_id in (select account_id from old_now)) n
        on n.account_id = o.account_id
      where (${of("o")}) <> (${of("n")})
    ) as changed
    from ctx c`);
  return found?.changed ?? true;
}
