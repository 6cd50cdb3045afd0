-- What the company's own systems say of each whole month: sales as they are billed, line by line; points and members as
-- running totals; rewards at the catalogue's price.
with months as (
  select cast(month as date) as month
  from range(timestamp '2023-08-01', timestamp '2026-11-01', interval 1 month) as months(month)
),
lines as materialized (
  select o.ref, o.account, date_trunc('month', o.ordered_on) as month, o.ordered_on, l.revenue
  from read_csv('{data}/order_lines.csv', header = true, types = {'revenue': 'DECIMAL(18,2)'}) as l
  join read_csv('{data}/orders.csv', header = true) as o on o.ref = l.order_ref
  where o.status <> 'cancelled'
),
billed as materialized (
  select ref, account, month, ordered_on, sum(revenue) as revenue
  from lines
  group by all
),
stays as materialized (
  select account, starts_on, coalesce(ends_on, date '2999-12-31') as ends_on
  from read_csv('{data}/enrolments.csv', header = true, types = {'starts_on': 'DATE', 'ends_on': 'DATE'})
),
moves as materialized ( -- a reversal gives back what a reward took
  select
    date_trunc('month', dated_on) as month,
    case kind when 'reverse' then 'redeem' else kind end as kind,
    sum(points) as points
  from read_csv('{data}/points.csv', header = true, types = {'reverses_ref': 'VARCHAR'})
  group by all
),
gifts as materialized (
  select date_trunc('month', o.ordered_on) as month, count(*) as orders, sum(r.cost) as cost
  from read_csv('{data}/reward_orders.csv', header = true) as o
  join read_csv('{data}/rewards.csv', header = true, types = {'cost': 'DECIMAL(18,2)'}) as r on r.code = o.reward
  where o.status <> 'cancelled'
  group by all
)
select month, 'revenue' as figure, coalesce(sum(revenue), 0) as value
from months
left join lines using (month)
group by all
union all
select month, 'orders', count(ref) filter (where revenue > 0) from months left join billed using (month) group by all
union all
select month, 'buying-accounts', count(distinct account) filter (where revenue > 0)
from months
left join billed using (month)
group by all
union all
select month, 'member-revenue', coalesce(sum(b.revenue), 0)
from months
left join (
  select billed.month, billed.revenue
  from billed
  semi join stays
    on stays.account = billed.account and billed.ordered_on >= stays.starts_on and billed.ordered_on < stays.ends_on
) as b using (month)
group by all
union all
select months.month, 'members', count(stays.account)
from months
left join stays on stays.starts_on <= last_day(months.month) and last_day(months.month) < stays.ends_on
group by all
union all
select months.month, 'new-members', count(stays.account)
from months
left join stays on date_trunc('month', stays.starts_on) = months.month
group by all
union all
select months.month, flow.figure, coalesce(sum(flow.sign * moves.points), 0)
from months
cross join (
  values ('points-issued', 'earn', 1), ('points-redeemed', 'redeem', -1), ('points-expired', 'expire', -1),
    ('points-adjusted', 'adjust', 1)
) as flow(figure, kind, sign)
left join moves on moves.month = months.month and moves.kind = flow.kind
group by all
union all
select months.month, 'points-balance', coalesce(sum(moves.points), 0)
from months
left join moves on moves.month <= months.month
group by all
union all
select month, 'reward-orders', coalesce(any_value(orders), 0) from months left join gifts using (month) group by all
union all
select month, 'reward-cost', coalesce(any_value(cost), 0) from months left join gifts using (month) group by all
order by month, figure
