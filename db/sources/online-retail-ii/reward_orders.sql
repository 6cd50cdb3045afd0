-- The reward orders behind the `redeem` entries of points.sql: same rule, same day, same points (the two are compared by
-- a test). The kind is picked from the customer's number and the month; cost as in rewards.sql.
with recursive orders as (
  select
    Invoice as ref,
    any_value("Customer ID") as customer,
    cast(min(InvoiceDate) as date) as ordered_on,
    sum(Quantity * Price) as revenue
  from read_csv(
    '{data}/year-2009-2010.csv.gz',
    header = true,
    types = {'Invoice': 'VARCHAR', 'InvoiceDate': 'TIMESTAMP', 'Price': 'DECIMAL(18,3)', 'Customer ID': 'BIGINT'}
  )
  where "Customer ID" is not null
    and (Invoice like 'C%' or (Invoice not like 'A%' and Quantity > 0 and Price > 0))
  group by Invoice
),
members as ( -- the rule of enrolments.sql
  select customer, min(ordered_on) as starts_on
  from (
    select
      *,
      row_number() over own as place,
      sum(revenue) over own as bought
    from orders
    where revenue > 0
    window own as (partition by customer order by ordered_on, ref)
  )
  where place >= 2 and bought >= 300 and ordered_on >= date '2010-01-01'
  group by customer
),
ledger_months as ( -- net revenue of the days as a member, for each month that is over; below 0 earns nothing
  select
    members.customer,
    cast(month as date) as month,
    cast(floor(greatest(coalesce(sum(orders.revenue), 0), 0)) as bigint) as earned
  from members
  cross join range(date_trunc('month', members.starts_on), timestamp '2011-01-01', interval 1 month) as months(month)
  left join orders
    on orders.customer = members.customer
    and orders.ordered_on >= members.starts_on
    and date_trunc('month', orders.ordered_on) = month
    and month < timestamp '2010-12-01' -- December 2010 is not over
  group by members.customer, month
),
ready as (
  select
    *,
    row_number() over own as place,
    sum(earned) over own - earned as earned_before,
    coalesce(lag(earned_to_date, 6) over own, 0) as earned_lapsing
  from (select *, sum(earned) over (partition by customer order by month) as earned_to_date from ledger_months)
  window own as (partition by customer order by month)
),
walk as ( -- month after month: spend on the 5th, then what is six months old and not spent expires on the last day
  select customer, month, place, 0 as redeemed, 0 as expired, 0 as gone
  from ready
  where place = 1
  union all
  select
    r.customer, r.month, r.place, spend.points,
    case when r.month < date '2010-12-01' then greatest(r.earned_lapsing - w.gone - spend.points, 0) else 0 end,
    w.gone + spend.points + greatest(r.earned_lapsing - w.gone - spend.points, 0)
  from walk as w
  join ready as r on r.customer = w.customer and r.place = w.place + 1
  cross join lateral (
    select case
      when r.customer % 5 < 2 then 0 -- two in five never look at the catalogue
      when (r.customer + month(r.month)) % 2 <> 0 then 0 -- the others do every other month
      when r.earned_before - w.gone >= 10000 then 10000
      when r.earned_before - w.gone >= 2000 then 2000
      when r.earned_before - w.gone >= 500 then 500
      else 0
    end as points
  ) as spend
)
select
  w.customer || '/' || strftime(w.month, '%Y-%m') as ref,
  cast(w.customer as varchar) as account,
  kinds.kind || '-' || w.redeemed as reward,
  w.month + 4 as ordered_on,
  w.redeemed as points,
  cast(w.redeemed * 0.01 * kinds.share as decimal(18, 2)) as cost
from walk as w
join (
  values (0, 'gift-card', 1.0), (1, 'gift', 0.8), (2, 'discount', 0.9), (3, 'experience', 0.85), (4, 'service', 0.6)
) as kinds(slot, kind, share)
  on kinds.slot = (w.customer // 5 + w.place) % 5
where w.redeemed > 0
order by w.customer, ordered_on
