import {
  addMonths,
  earlierOf,
  lastOfMonth,
  listMonths,
  monthNumberOf,
  monthOf,
  yearOf,
  yearsBefore,
} from "@/lib/periods/calendar";
import { AS_OF, COEFFICIENT, DATA_FROM, programme } from "./programme-settings";

/** The eight charts of marketing's page: what is compared, chart by chart, whoever answers. */
export const chartIds = [
  "goals",
  "members",
  "active-rate",
  "redemption",
  "attainment",
  "generosity",
  "member-revenue",
  "tiers",
] as const;
export type ChartId = (typeof chartIds)[number];

const MONTHS = 24;

const firstShown = addMonths(monthOf(AS_OF), 1 - MONTHS);
/** The months that charts show, up to that of `as of`. */
export const shownMonths = listMonths(firstShown, AS_OF);

const year = yearOf(AS_OF);
const start = `date '${year}-01-01'`;
const startBefore = `date '${year - 1}-01-01'`;
const today = `date '${AS_OF}'`;
const todayBefore = `date '${yearsBefore(AS_OF, 1)}'`;

const member = `join enrolments e on e.programme_id = o.programme_id and e.account_id = o.account_id
  and o.ordered_on >= e.starts_on and (e.ends_on is null or o.ordered_on < e.ends_on)`;
const month = (day: string) => `date_trunc('month', ${day}::timestamp)::date`;
const label = (day: string) => `substr((${day})::text, 1, 7)`;

/**
 * The eight charts as a good analyst would ask them of the facts, each with the columns `label`, `value` and, where the
 * chart has them, `total` (of a rate) and `before` (N-1, to the same day). The SQL is PostgreSQL's and DuckDB's alike.
 * `reps` narrows them to the accounts of these reps.
 */
export function liveQueries(reps: readonly number[] | null = null): Record<ChartId, string> {
  const of = (alias: string) => {
    const own = `select id from accounts where programme_id = ${programme} and rep_id in (${reps?.join(", ")})`;
    return `${alias}.programme_id = ${programme} ${reps ? `and ${alias}.account_id in (${own})` : ""}`;
  };
  const placed = `${of("o")} and o.status <> 'cancelled'`;
  const monthBefore = `date '${monthOf(yearsBefore(AS_OF, 1))}'`;
  const monthBeforeEnd = `date '${lastOfMonth(yearsBefore(AS_OF, 1))}'`;
  const toDate = (day: string) =>
    `(${day} between ${start} and ${today} or ${day} between ${startBefore} and ${todayBefore})`;
  const first = `date '${firstShown}'`;
  const firstBefore = `date '${addMonths(firstShown, -12)}'`;
  const ends = `(values ${shownMonths.map((one) => `(date '${earlierOf(lastOfMonth(one), AS_OF)}')`).join(", ")}) as m (day)`;

  const goals = `
    select 'member-revenue' as label,
      coalesce(sum(o.revenue_cents) filter (where o.ordered_on >= ${start}), 0)::bigint as value,
      coalesce(sum(o.revenue_cents) filter (where o.ordered_on < ${start}), 0)::bigint as before
    from orders o ${member}
    where ${placed} and ${toDate("o.ordered_on")}
    union all
    select 'new-members', count(*) filter (where e.starts_on >= ${start}), count(*) filter (where e.starts_on < ${start})
    from enrolments e where ${of("e")} and ${toDate("e.starts_on")}`;

  const members = `
    select ${label("m.day")} as label, count(*) as value
    from ${ends} join enrolments e on e.starts_on <= m.day and (e.ends_on is null or m.day < e.ends_on)
    where ${of("e")} group by 1`;

  // An account's last order of a month speaks until a year after, or until the next: each account counts once a month.
  const active = `
    with bought as (
      select o.account_id, max(o.ordered_on) as last_on
      from orders o ${member}
      where ${placed} and o.revenue_cents > 0 and o.ordered_on > ${first} - 366 and o.ordered_on <= ${today}
      group by o.account_id, ${month("o.ordered_on")}
    ), spans as (
      select account_id, last_on, last_on + interval '1 year' as until,
        lead(last_on) over (partition by account_id order by last_on) as next_on
      from bought
    )
    select ${label("m.day")} as label, count(*) as value
    from ${ends}
    join spans s on s.last_on <= m.day and m.day < s.until and (s.next_on is null or m.day < s.next_on)
    join enrolments e on e.programme_id = ${programme} and e.account_id = s.account_id
      and e.starts_on <= m.day and (e.ends_on is null or m.day < e.ends_on)
    group by 1`;

  const redemption = `
    with entries as (
      select p.dated_on, p.points, p.kind from points p
      where ${of("p")} and p.kind in ('earn', 'redeem') and p.dated_on <= ${today}
      union all
      select p.dated_on, p.points, r.kind
      from points p join points r on r.programme_id = p.programme_id and r.ref = p.reverses_ref
      where ${of("p")} and p.kind = 'reverse' and r.kind in ('earn', 'redeem') and p.dated_on <= ${today}
    ), flows as (
      select ${month("dated_on")} as month, coalesce(-sum(points) filter (where kind = 'redeem'), 0) as redeemed,
        coalesce(sum(points) filter (where kind = 'earn'), 0) as issued
      from entries group by 1
    ), totals as (
      select month, sum(redeemed) over (order by month) as redeemed, sum(issued) over (order by month) as issued from flows
    )
    select ${label("month")} as label, redeemed::bigint as value, issued::bigint as total from totals where month >= ${first}`;

  // The days after the cut of the same month N-1 belong to the next point of N-1's curve.
  const attainment = `
    with targets as (
      select j.account_id, j.fiscal_year,
        coalesce(j.target_cents, case when b.revenue > 0 then round(b.revenue * ${COEFFICIENT})::bigint end) as target
      from objectives j
      left join (
        select o.account_id, (extract(year from o.ordered_on) + 1)::int as fiscal_year, sum(o.revenue_cents)::bigint as revenue
        from orders o where ${placed} and o.ordered_on >= date '${year - 2}-01-01' and o.ordered_on < ${start}
        group by 1, 2
      ) b on b.account_id = j.account_id and b.fiscal_year = j.fiscal_year
      where ${of("j")} and j.fiscal_year in (${year - 1}, ${year})
    ), sold as (
      select o.account_id, extract(year from o.ordered_on)::int as fiscal_year, (extract(month from o.ordered_on)
        + case when o.ordered_on > ${todayBefore} and o.ordered_on <= ${monthBeforeEnd} then 1 else 0 end)::int as slot,
        sum(o.revenue_cents)::bigint as revenue
      from orders o where ${placed} and o.ordered_on >= ${startBefore} and o.ordered_on <= ${today}
      group by 1, 2, 3
    ), paths as (
      select t.fiscal_year, s.slot, t.target,
        sum(coalesce(x.revenue, 0)) over (partition by t.account_id, t.fiscal_year order by s.slot) as revenue
      from targets t cross join generate_series(1, 12) as s (slot)
      left join sold x on x.account_id = t.account_id and x.fiscal_year = t.fiscal_year and x.slot = s.slot
      where t.target is not null
    )
    select '${year}-' || lpad(slot::text, 2, '0') as label,
      case when slot <= ${monthNumberOf(AS_OF)} then count(*) filter (where fiscal_year = ${year} and revenue >= target) end as value,
      case when slot <= ${monthNumberOf(AS_OF)} then count(*) filter (where fiscal_year = ${year}) end as total,
      count(*) filter (where fiscal_year = ${year - 1} and revenue >= target)::double precision
        / nullif(count(*) filter (where fiscal_year = ${year - 1}), 0) as before
    from paths group by slot`;

  const generosity = `
    select ${label("month")} as label, coalesce(w.cost, 0) as value, coalesce(r.revenue, 0) as total
    from (
      select ${month("o.ordered_on")} as month, sum(o.revenue_cents)::bigint as revenue
      from orders o ${member} where ${placed} and o.ordered_on >= ${first} and o.ordered_on <= ${today} group by 1
    ) r full join (
      select ${month("o.ordered_on")} as month, sum(o.cost_cents)::bigint as cost
      from reward_orders o where ${placed} and o.ordered_on >= ${first} and o.ordered_on <= ${today} group by 1
    ) w using (month)`;

  const memberRevenue = `
    with sold as (
      select ${month("o.ordered_on")} as month, sum(o.revenue_cents)::bigint as revenue,
        sum(o.revenue_cents) filter (where o.ordered_on <= ${todayBefore} or o.ordered_on > ${monthBeforeEnd})::bigint as to_day
      from orders o ${member} where ${placed} and o.ordered_on >= ${firstBefore} and o.ordered_on <= ${today} group by 1
    )
    select ${label("s.month")} as label, s.revenue as value,
      case when b.month = ${monthBefore} then b.to_day else b.revenue end as before
    from sold s left join sold b on b.month = (s.month - interval '1 year')::date where s.month >= ${first}`;

  // By the tier held at the month's end (at the cut, or on the last day as a member).
  const tiers = `
    with sold as (
      select o.account_id, ${month("o.ordered_on")} as month, e.ends_on, sum(o.revenue_cents)::bigint as revenue
      from orders o ${member} where ${placed} and ${toDate("o.ordered_on")} group by 1, 2, 3
    ), dated as (
      select account_id, month, revenue, least(ends_on - 1, case when month = ${monthBefore} then ${todayBefore}
        when month = date '${monthOf(AS_OF)}' then ${today} else (month + interval '1 month' - interval '1 day')::date end) as tier_day
      from sold
    ), held as (
      select account_id, tier_id, since, lead(since) over (partition by account_id order by since) as until
      from tier_changes h where ${of("h")}
    )
    select coalesce(t.code, 'none') as label, coalesce(sum(d.revenue) filter (where d.month >= ${start}), 0)::bigint as value,
      coalesce(sum(d.revenue) filter (where d.month < ${start}), 0)::bigint as before
    from dated d
    left join held h on h.account_id = d.account_id and h.since <= d.tier_day and (h.until is null or d.tier_day < h.until)
    left join tiers t on t.programme_id = ${programme} and t.id = h.tier_id
    group by 1`;

  return {
    goals,
    members,
    "active-rate": active,
    redemption,
    attainment,
    generosity,
    "member-revenue": memberRevenue,
    tiers,
  };
}

/** A list from the facts, of a rep or of all: the first 50 members by revenue of 12 months. */
export const liveList = (rep: number | null): string => `
  with own as (
    select a.id, a.code, a.name, a.segment from accounts a
    join enrolments e on e.programme_id = a.programme_id and e.account_id = a.id
      and e.starts_on <= date '${AS_OF}' and (e.ends_on is null or date '${AS_OF}' < e.ends_on)
    where a.programme_id = ${programme} ${rep === null ? "" : `and a.rep_id = ${rep}`}
  ), sold as (
    select o.account_id, ${month("o.ordered_on")} as month, sum(o.revenue_cents)::bigint as revenue,
      sum(o.revenue_cents) filter (where o.ordered_on > ${todayBefore})::bigint as revenue_r12,
      sum(o.revenue_cents) filter (where o.ordered_on >= ${start})::bigint as revenue_ytd,
      sum(o.revenue_cents) filter (where o.ordered_on between ${startBefore} and ${todayBefore})::bigint as revenue_before,
      max(o.ordered_on) filter (where o.revenue_cents > 0) as last_on
    from orders o join own on own.id = o.account_id
    where o.programme_id = ${programme} and o.status <> 'cancelled' and o.ordered_on between '${DATA_FROM}' and '${AS_OF}'
    group by 1, 2
  ), bought as (
    select account_id, sum(revenue_r12)::bigint as revenue_r12, sum(revenue_ytd)::bigint as revenue_ytd,
      sum(revenue_before)::bigint as revenue_before, max(last_on) as last_on,
      array_agg(revenue order by month) filter (where month >= '${firstShown}') as spark
    from sold group by 1
  ), balances as (
    select p.account_id, sum(p.points)::bigint as points from points p join own on own.id = p.account_id
    where p.programme_id = ${programme} and p.dated_on <= '${AS_OF}' group by 1
  )
  select own.code, own.name, (select h.tier_id from tier_changes h where h.programme_id = ${programme}
      and h.account_id = own.id and h.since <= '${AS_OF}' order by h.since desc limit 1) as tier_id,
    own.segment, coalesce(b.revenue_r12, 0) as revenue_r12_cents, coalesce(b.revenue_ytd, 0) as revenue_ytd_cents,
    coalesce(b.revenue_before, 0) as revenue_ytd_previous_cents, coalesce(p.points, 0) as points_outstanding,
    b.last_on as last_order_on, b.spark as spark_cents
  from own left join bought b on b.account_id = own.id left join balances p on p.account_id = own.id
  order by revenue_r12_cents desc, own.id limit 50`;
