import type { TransactionSql } from "postgres";

const dimensions = { tier: "tier_id", segment: "segment", region: "region", rep: "rep_id" } as const;
type Dimension = keyof typeof dimensions;

/** The name and the key of the group that a row of grouping sets over a moment and each of the dimensions is of. */
const groupNames = (of: readonly Dimension[]) => `
  case ${of.map((name) => `when grouping(${dimensions[name]}) = 0 then '${name}'`).join(" ")} else 'all' end as dimension,
  case ${of.map((name) => `when grouping(${dimensions[name]}) = 0 then ${dimensions[name]}::text`).join(" ")} else '' end
    as group_key`;
const groupingSets = (moment: string, of: readonly Dimension[]) =>
  `grouping sets ((${moment}), ${of.map((name) => `(${moment}, ${dimensions[name]})`).join(", ")})`;

/**
 * month_figures: medians, which no sum of groups gives, on each month's end and cut day. Reads the `changed_moments` and
 * `standings` of ranks, and what was replaced in account_now.
 */
export async function writeMonthFigures(tx: TransactionSql): Promise<void> {
  await writeRecencies(tx);
  await writeFirstRewards(tx);
}

/** Days since the last order of members who have one. */
async function writeRecencies(tx: TransactionSql): Promise<void> {
  const split = ["tier", "segment", "region", "rep"] as const;
  await tx`
    delete from month_figures f
    where f.programme_id = (select programme_id from ctx) and f.figure = 'recency'
      and ((f.month, f.part) in (select month, part from changed_moments)
        or (f.month, f.part) not in (select month, part from moments))`;
  await tx.unsafe(`
    insert into month_figures (programme_id, figure, month, part, dimension, group_key, value, accounts, events)
    select (select programme_id from ctx), 'recency', month, part, ${groupNames(split)},
      percentile_cont(0.5) within group (order by last_day - last_order_on), count(*), count(*)
    from standings where is_member = 1 and last_order_on is not null
    group by ${groupingSets("month, part", split)}
    order by month, part, dimension, group_key`);
}

/** Days from the first enrolment to the first reward, of accounts enrolled since the data began. */
async function writeFirstRewards(tx: TransactionSql): Promise<void> {
  const split = ["segment", "region", "rep"] as const;
  await tx`
    create temp table wait_moments on commit drop as
    with moved as (
      select o.enrolled_on as enrolled_before, n.enrolled_on,
        (o.segment, o.region, o.rep_id) is distinct from (n.segment, n.region, n.rep_id) as has_moved,
        case when o.left_on is distinct from n.left_on then least(o.left_on, n.left_on) end as left_on,
        case when o.first_redeemed_on is distinct from n.first_redeemed_on
          then least(o.first_redeemed_on, n.first_redeemed_on) end as redeemed_on
      from old_now o
      left join account_now n on n.programme_id = o.programme_id and n.account_id = o.account_id
      union all
      select null, enrolled_on, true, null, null from now_rows where is_new
    ), since as (
      select min(case
        when has_moved or enrolled_on is distinct from enrolled_before then least(enrolled_on, enrolled_before)
        else least(left_on, redeemed_on)
      end) as day
      from moved
    )
    select m.month, m.part, m.last_day
    from moments m cross join ctx c cross join since s
    where c.everything or m.last_day >= s.day
      or c.as_of_moved and (m.part = 1 or m.month >= date_trunc('month', c.least_as_of::timestamp))`;
  await tx`analyze wait_moments`;
  await tx`
    delete from month_figures f
    where f.programme_id = (select programme_id from ctx) and f.figure = 'first-reward'
      and ((f.month, f.part) in (select month, part from wait_moments)
        or (f.month, f.part) not in (select month, part from moments))`;
  await tx.unsafe(`
    insert into month_figures (programme_id, figure, month, part, dimension, group_key, value, accounts, events)
    select c.programme_id, 'first-reward', m.month, m.part, ${groupNames(split)},
      median_wait(array_agg(w.days), array_agg(w.happened)), count(*), count(*) filter (where w.happened)
    from ctx c
    cross join wait_moments m
    join account_now n on n.programme_id = c.programme_id and n.enrolled_on between c.data_from and m.last_day
    cross join lateral (
      select coalesce(n.first_redeemed_on <= m.last_day, false) as happened,
        least(case when n.first_redeemed_on <= m.last_day then n.first_redeemed_on end, n.left_on, m.last_day)
          - n.enrolled_on as days
    ) w
    group by c.programme_id, ${groupingSets("m.month, m.part", split)}
    order by 3, 4, 5, 6`);
}
