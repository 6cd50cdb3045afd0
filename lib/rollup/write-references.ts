import type { TransactionSql } from "postgres";
import { fallingReferences } from "./write-falling";

/**
 * programme_references: figures of the whole programme as they were known on each month's last day, and on each cut day
 * (part 1), from the cubes. Small enough to be made again by every refresh, but for those of `writeFalling`.
 */
export async function writeReferences(tx: TransactionSql): Promise<void> {
  await tx`
    delete from programme_references
    where programme_id = (select programme_id from ctx) and reference <> all (${fallingReferences})`;
  await collectMonths(tx);
  await writeSeasonalShares(tx);
  await writeBestRecruitments(tx);
  await writeCostsPerPoint(tx);
  await writeClosedQuarters(tx);
  await writeUltimateRedemptions(tx);
  await writeAverages(tx);
}

/** `totals`: the programme's months and their parts. `years_to`: those that make up the 12 months to each of `moments`. */
async function collectMonths(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table totals on commit drop as
    select m.month, m.part, sum(m.revenue_cents)::bigint as revenue_cents, sum(m.new_members)::bigint as new_members,
      sum(m.reward_cost_cents)::bigint as reward_cost_cents, sum(m.points_redeemed)::bigint as points_redeemed,
      sum(m.points_redeemed_to_date)::bigint as redeemed_to_date, sum(m.points_expired_to_date)::bigint as expired_to_date
    from cube_segments m where m.programme_id = (select programme_id from ctx)
    group by 1, 2`;
  await tx`
    create temp table years_to on commit drop as
    select d.month as of_month, d.part as of_part, t.*
    from moments d
    join totals t on case
      when t.month = d.month then t.part = d.part
      when t.month = (d.month - interval '1 year')::date then d.is_cut and t.part = 2
      else t.part = 0 and t.month < d.month and t.month > d.month - interval '1 year'
    end
    where d.has_year`;
}

/**
 * The share of a fiscal year's revenue done by the day: the mean of up to three years complete by then. None without one.
 */
async function writeSeasonalShares(tx: TransactionSql): Promise<void> {
  await tx`
    insert into programme_references (programme_id, reference, month, part, value)
    with years as (
      select d.year_start as first_day, sum(t.revenue_cents) as revenue
      from (select distinct year_start from moments) d
      join totals t on t.part = 0 and t.month >= d.year_start and t.month < d.year_start + interval '1 year'
      cross join ctx c
      where d.year_start >= c.data_from and d.year_start + interval '1 year - 1 day' <= c.as_of
      group by 1 having sum(t.revenue_cents) > 0
    ), complete as (
      select d.month, d.part, d.is_cut, y.first_day, y.revenue,
        (y.first_day + make_interval(months => (extract(year from d.month)::int - extract(year from d.year_start)::int) * 12
          + extract(month from d.month)::int - extract(month from d.year_start)::int))::date as month_then,
        row_number() over (partition by d.month, d.part order by y.first_day desc) as nth
      from moments d
      join years y on y.first_day + interval '1 year - 1 day' <= d.last_day
    ), done as (
      select k.month, k.part, k.first_day, coalesce(sum(t.revenue_cents), 0) / k.revenue as share
      from complete k
      left join totals t on t.month >= k.first_day and t.month <= k.month_then
        and t.part = case when t.month = k.month_then and k.is_cut then 1 else 0 end
      where k.nth <= 3
      group by 1, 2, 3, k.revenue
    )
    select (select programme_id from ctx), 'seasonal-share', month, part, avg(share)::double precision from done group by 3, 4`;
}

/** The most members that joined in any 12 months to a month's end so far, or to the day itself. */
async function writeBestRecruitments(tx: TransactionSql): Promise<void> {
  await tx`
    insert into programme_references (programme_id, reference, month, part, value)
    with recruited as (
      select of_month as month, of_part as part, sum(new_members) as members from years_to group by 1, 2
    )
    select (select programme_id from ctx), 'best-recruitment', r.month, r.part,
      greatest(r.members, max(e.members))::double precision
    from recruited r
    left join recruited e on e.part = 0 and e.month < r.month
    group by r.month, r.part, r.members`;
}

/** Reward cost of 12 months ÷ the points redeemed in them, in minor units. */
async function writeCostsPerPoint(tx: TransactionSql): Promise<void> {
  await tx`
    insert into programme_references (programme_id, reference, month, part, value)
    select (select programme_id from ctx), 'cost-per-point', of_month, of_part,
      sum(reward_cost_cents)::double precision / sum(points_redeemed)
    from years_to group by of_month, of_part having sum(points_redeemed) > 0`;
}

/** Quarters of which no point is open since some month's end (or `as of`): that day, in days since 1970. */
async function writeClosedQuarters(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table quarter_months on commit drop as
    select l.quarter, l.month, sum(l.lot_issued) as issued, sum(l.lot_redeemed) as redeemed, sum(l.lot_expired) as expired,
      sum(l.lot_issued - l.lot_redeemed - l.lot_expired - l.lot_withdrawn) as opened
    from lot_cube_regions l cross join ctx c
    where l.programme_id = c.programme_id and l.quarter >= c.data_from
      and l.quarter + interval '3 months - 1 day' <= c.as_of
    group by 1, 2`;
  await tx`
    insert into programme_references (programme_id, reference, month, part, value)
    with balances as (
      select quarter, month, sum(opened) over (partition by quarter order by month) as open from quarter_months
    ), closings as (
      -- Closed since the last month that changed what was open, or since the one in which all of it went.
      select b.quarter, greatest(
        (b.quarter + interval '2 months')::date,
        min(b.month) filter (where b.month > coalesce(o.month, '-infinity'::date))
      ) as month
      from balances b
      left join lateral (
        select max(k.month) as month from balances k where k.quarter = b.quarter and k.open <> 0
      ) o on true
      group by b.quarter
      having (array_agg(b.open order by b.month desc))[1] = 0
    )
    select (select programme_id from ctx), 'quarter-closed', quarter, 0,
      least((month + interval '1 month - 1 day')::date, (select as_of from ctx)) - date '1970-01-01'
    from closings`;
}

/**
 * The share of points that are redeemed in the end: of the quarters closed by the day; without one, of all points so far;
 * without any, 1.
 */
async function writeUltimateRedemptions(tx: TransactionSql): Promise<void> {
  await tx`
    insert into programme_references (programme_id, reference, month, part, value)
    with closed as (
      select date '1970-01-01' + r.value::int as closed_on, sum(q.redeemed) as redeemed, sum(q.expired) as expired
      from programme_references r join quarter_months q on q.quarter = r.month
      where r.programme_id = (select programme_id from ctx) and r.reference = 'quarter-closed'
      group by 1
    )
    select (select programme_id from ctx), 'ultimate-redemption', d.month, d.part,
      coalesce(
        sum(k.redeemed)::double precision / nullif(sum(k.redeemed + k.expired), 0),
        case when t.redeemed_to_date + t.expired_to_date > 0
          then t.redeemed_to_date::double precision / (t.redeemed_to_date + t.expired_to_date) end,
        1)
    from moments d
    join totals t on t.month = d.month and t.part = d.part
    left join closed k on k.closed_on <= d.last_day
    group by d.month, d.part, t.redeemed_to_date, t.expired_to_date`;
}

/**
 * What a portfolio is compared to: of the running fiscal year to the last whole month, growth of all revenue on the same
 * N-1, and objectives attained ÷ objectives. With the accounts that they count, members who bought in 12 months and those
 * with an objective, and their reps: a portfolio is told of the programme where enough of them lie outside.
 */
async function writeAverages(tx: TransactionSql): Promise<void> {
  await tx`
    insert into programme_references (programme_id, reference, month, part, value)
    with last_whole as (
      select d.month, d.year_start, d.year_start = r.year_start as is_running,
        (d.year_start - interval '1 year')::date >= c.data_from as has_before
      from ctx c
      join moments r on r.month = c.as_of_month and r.part = 0
      join moments d on d.part = 0 and not d.is_cut
      order by d.month desc limit 1
    ), years as (
      select sum(t.revenue_cents) filter (where t.month >= l.year_start) as now,
        sum(t.revenue_cents) filter (where t.month < l.year_start) as before
      from last_whole l
      join totals t on t.part = 0 and (t.month between l.year_start and l.month
        or l.has_before and t.month between l.year_start - interval '1 year' and l.month - interval '1 year')
      where l.is_running
    ), reps as (
      select m.rep_id, m.active_members_r12 as buyers, m.objectives, m.objectives_attained as attained
      from last_whole l
      join cube_rep_totals m on m.programme_id = (select programme_id from ctx) and m.month = l.month and m.part = 0
    ), counted as (
      select sum(attained)::double precision / nullif(sum(objectives), 0) as attainment,
        sum(buyers) filter (where rep_id > 0) as buyers,
        count(*) filter (where rep_id > 0 and buyers > 0) as buyers_reps,
        sum(objectives) filter (where rep_id > 0) as objectives,
        count(*) filter (where rep_id > 0 and objectives > 0) as objectives_reps
      from reps
    )
    select (select programme_id from ctx), v.reference, l.month, 0, v.value
    from last_whole l cross join counted c cross join years y
    cross join lateral (values
      ('average-growth', case when y.before > 0 then y.now::double precision / y.before - 1 end),
      ('average-attainment', case when l.is_running then c.attainment end),
      ('buyers', c.buyers::double precision),
      ('buyers-reps', c.buyers_reps::double precision),
      ('objectives', c.objectives::double precision),
      ('objectives-reps', c.objectives_reps::double precision)
    ) v (reference, value)
    where v.value is not null`;
}
