import type { TransactionSql } from "postgres";
import { issuedBy, mechanics } from "@/db/schema/rollup-columns";

/** Of an entry `e`; text that names no mechanic is the rest. */
const mechanic = `case when e.mechanic in (${mechanics.map((name) => `'${name}'`).join(", ")}) then e.mechanic else 'other' end`;
const issued = mechanics
  .map(
    (name) =>
      `coalesce(sum(e.points) filter (where flow = 'earn' and dated_on >= c.from_day and ${mechanic} = '${name}'), 0)::bigint
        as ${issuedBy(name)}`,
  )
  .join(", ");

/**
 * Days of which facts are read: from the first month to recompute to `as of`, and those that cells of earlier years are of.
 * As constants, by which the planner sees how many facts these are, and finds them by the order in which they came.
 */
const daysOfInterest = (tx: TransactionSql) => tx<{ from: string; to: string }[]>`
  with latest as (select coalesce(min(from_month), (select as_of from ctx)) as month from todo)
  select greatest(l.month, c.data_month) as from, c.as_of as to from latest l cross join ctx c
  union all
  select distinct e.month, e.to_day from cells e cross join latest l where e.cut and e.month < l.month`;

/**
 * What happened in each cell, straight from the facts, into the temporary table `flows` (one row a cell), and each
 * account's points before the first month (`opening`). Only facts dated from `data from` on are flows; the ledger's
 * balance counts every entry.
 */
export async function computeFlows(tx: TransactionSql): Promise<void> {
  const days = await daysOfInterest(tx);
  const wanted = (column: string) =>
    tx.unsafe(`(${days.map(({ from, to }) => `${column} between '${from}' and '${to}'`).join(" or ")})`);
  await tx`
    create temp table order_flows on commit drop as
    select c.account_id, c.month, c.cut, sum(o.revenue_cents)::bigint as revenue_cents,
      count(*) filter (where o.revenue_cents > 0) as orders,
      max(o.ordered_on) filter (where o.revenue_cents > 0) as last_order_on,
      coalesce(sum(o.revenue_cents) filter (where e.ref is not null), 0)::bigint as member_revenue_cents,
      count(*) filter (where o.revenue_cents > 0 and e.ref is not null) as member_orders,
      coalesce(sum(o.margin_cents) filter (where e.ref is not null), 0)::bigint as member_margin_cents,
      count(*) filter (where e.ref is not null and o.margin_cents is null and o.revenue_cents <> 0) as member_orders_without_margin
    from cells c
    join orders o on o.programme_id = (select programme_id from ctx) and o.account_id = c.account_id
      and c.month = date_trunc('month', o.ordered_on::timestamp)::date and o.ordered_on between c.from_day and c.to_day
      and o.status <> 'cancelled' and ${wanted("o.ordered_on")}
    left join enrolments e on e.programme_id = o.programme_id and e.account_id = o.account_id
      and o.ordered_on >= e.starts_on and (e.ends_on is null or o.ordered_on < e.ends_on)
    group by 1, 2, 3`;
  await tx`
    create temp table point_flows on commit drop as
    with entries as (
      select p.account_id, p.dated_on, p.points, coalesce(r.kind, p.kind) as flow,
        case when p.kind = 'reverse' then r.mechanic else p.mechanic end as mechanic
      from points p
      left join points r on p.kind = 'reverse' and r.programme_id = p.programme_id and r.ref = p.reverses_ref
      where p.programme_id = (select programme_id from ctx) and ${wanted("p.dated_on")}
    )
    select c.account_id, c.month, c.cut,
      ${tx.unsafe(issued)},
      coalesce(-sum(e.points) filter (where flow = 'redeem' and dated_on >= c.from_day), 0)::bigint as points_redeemed,
      coalesce(-sum(e.points) filter (where flow = 'expire' and dated_on >= c.from_day), 0)::bigint as points_expired,
      coalesce(sum(e.points) filter (where flow = 'adjust' and dated_on >= c.from_day), 0)::bigint as points_adjusted,
      sum(e.points)::bigint as balance_change,
      coalesce(sum(e.points) filter (where flow = 'earn'), 0)::bigint as issued_change,
      coalesce(-sum(e.points) filter (where flow = 'redeem'), 0)::bigint as redeemed_change,
      coalesce(-sum(e.points) filter (where flow = 'expire'), 0)::bigint as expired_change
    from cells c
    join entries e on e.account_id = c.account_id and c.month = date_trunc('month', e.dated_on::timestamp)::date
      and e.dated_on <= c.to_day
    group by 1, 2, 3`;
  await tx`
    create temp table reward_flows on commit drop as
    select c.account_id, c.month, c.cut, w.id as reward_id, w.kind, count(*) as reward_orders,
      sum(o.points)::bigint as reward_points, sum(o.cost_cents)::bigint as reward_cost_cents, count(e.ref) as member_reward_orders
    from cells c
    join reward_orders o on o.programme_id = (select programme_id from ctx) and o.account_id = c.account_id
      and c.month = date_trunc('month', o.ordered_on::timestamp)::date and o.ordered_on between c.from_day and c.to_day
      and o.status <> 'cancelled' and ${wanted("o.ordered_on")}
    join rewards w on w.programme_id = o.programme_id and w.id = o.reward_id
    left join enrolments e on e.programme_id = o.programme_id and e.account_id = o.account_id
      and o.ordered_on >= e.starts_on and (e.ends_on is null or o.ordered_on < e.ends_on)
    group by 1, 2, 3, 4, 5`;
  // Instants are chosen a day wider than the days: a zone is at most 14 hours away.
  const visited = days.map(
    ({ from, to }) =>
      `v.visited_at between timestamptz '${from}' - interval '1 day' and timestamptz '${to}' + interval '2 days'`,
  );
  await tx`
    create temp table visit_flows on commit drop as
    with days as (
      select v.account_id, (v.visited_at at time zone c.zone)::date as day, v.page
      from visits v cross join ctx c
      where v.programme_id = c.programme_id and (${tx.unsafe(visited.join(" or "))})
    )
    select c.account_id, c.month, c.cut, count(*) as visits, count(*) filter (where v.page = 'catalogue') as catalogue_visits
    from cells c
    join days v on v.account_id = c.account_id and c.month = date_trunc('month', v.day::timestamp)::date
      and v.day between c.from_day and c.to_day
    join enrolments e on e.programme_id = (select programme_id from ctx) and e.account_id = v.account_id
      and v.day >= e.starts_on and (e.ends_on is null or v.day < e.ends_on)
    group by 1, 2, 3`;
  // Enrolments that follow each other without a day between are one stay.
  await tx`
    create temp table stays on commit drop as
    select account_id, unnest(days) as days from (
      select account_id, range_agg(daterange(starts_on, ends_on)) as days
      from todo join enrolments using (account_id)
      where programme_id = (select programme_id from ctx) and (ends_on is null or ends_on > starts_on)
      group by 1
    ) e`;
  await tx`analyze stays`;
  // A cell's tier is the one held on its last day, or on the last day of membership in it.
  await tx`
    create temp table memberships on commit drop as
    select c.account_id, c.month, c.cut,
      bool_or(e.starts_on <= c.to_day and (e.ends_on is null or e.ends_on > c.to_day)) as is_member,
      max(lower(s.days)) as member_since,
      max(least(e.ends_on - 1, c.to_day)) as tier_day,
      count(*) filter (where e.starts_on >= c.from_day) as new_members,
      count(*) filter (where e.ends_on between c.from_day and c.to_day) as leavers
    from cells c
    join enrolments e on e.programme_id = (select programme_id from ctx) and e.account_id = c.account_id
      and e.starts_on <= c.to_day and (e.ends_on is null or e.ends_on >= c.month)
    left join stays s on s.account_id = c.account_id and s.days @> c.to_day
    group by 1, 2, 3`;
  for (const name of ["order_flows", "point_flows", "reward_flows", "visit_flows", "memberships"])
    await tx.unsafe(`analyze ${name}`);
  await tx`
    create temp table flows on commit drop as
    select c.account_id, c.month, c.cut, coalesce(m.is_member, false) as is_member, coalesce(t.tier_id, 0) as tier_id,
      coalesce(m.new_members, 0) as new_members, coalesce(m.leavers, 0) as leavers,
      m.member_since, o.last_order_on,
      coalesce(o.revenue_cents, 0) as revenue_cents, coalesce(o.orders, 0) as orders,
      coalesce(o.member_revenue_cents, 0) as member_revenue_cents, coalesce(o.member_orders, 0) as member_orders,
      coalesce(o.member_margin_cents, 0) as member_margin_cents,
      coalesce(o.member_orders_without_margin, 0) as member_orders_without_margin,
      ${tx.unsafe(mechanics.map((mechanic) => `coalesce(p.${issuedBy(mechanic)}, 0) as ${issuedBy(mechanic)}`).join(", "))},
      coalesce(p.points_redeemed, 0) as points_redeemed,
      coalesce(p.points_expired, 0) as points_expired, coalesce(p.points_adjusted, 0) as points_adjusted,
      coalesce(p.balance_change, 0) as balance_change, coalesce(p.issued_change, 0) as issued_change,
      coalesce(p.redeemed_change, 0) as redeemed_change, coalesce(p.expired_change, 0) as expired_change,
      coalesce(r.reward_cost_cents, 0) as reward_cost_cents, coalesce(r.member_reward_orders, 0) as member_reward_orders,
      coalesce(v.visits, 0) as visits, coalesce(v.catalogue_visits, 0) as catalogue_visits
    from cells c
    left join order_flows o using (account_id, month, cut)
    left join point_flows p using (account_id, month, cut)
    left join memberships m using (account_id, month, cut)
    left join visit_flows v using (account_id, month, cut)
    left join (
      select account_id, month, cut, sum(reward_cost_cents)::bigint as reward_cost_cents,
        sum(member_reward_orders)::bigint as member_reward_orders
      from reward_flows group by 1, 2, 3
    ) r using (account_id, month, cut)
    left join lateral (
      select tier_id from tier_changes h
      where h.programme_id = (select programme_id from ctx) and h.account_id = c.account_id and h.since <= m.tier_day
      order by h.since desc limit 1
    ) t on m.tier_day is not null`;
  await tx`create unique index on flows (account_id, month, cut)`;
  await tx`analyze flows`;
  await tx`
    create temp table opening on commit drop as
    select p.account_id, sum(p.points)::bigint as points_outstanding,
      coalesce(sum(p.points) filter (where coalesce(r.kind, p.kind) = 'earn'), 0)::bigint as points_issued_to_date,
      coalesce(-sum(p.points) filter (where coalesce(r.kind, p.kind) = 'redeem'), 0)::bigint as points_redeemed_to_date,
      coalesce(-sum(p.points) filter (where coalesce(r.kind, p.kind) = 'expire'), 0)::bigint as points_expired_to_date
    from todo t
    join points p on p.programme_id = (select programme_id from ctx) and p.account_id = t.account_id
      and p.dated_on < (select data_month from ctx)
    left join points r on p.kind = 'reverse' and r.programme_id = p.programme_id and r.ref = p.reverses_ref
    group by 1`;
}
