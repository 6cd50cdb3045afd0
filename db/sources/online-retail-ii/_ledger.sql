-- Rule: at the end of each month that is over, one point for each whole pound of the month's net revenue as a member
-- (so a cancellation takes its points away before they are given). Points live to the last day of the sixth month
-- after. A member looks at the catalogue every other month, on the 5th, and takes the dearest level that its balance
-- affords; two customers in five never do. Earliest points are spent first, so what expires at a month's end is
-- whatever was earned up to six months before, less all that is gone already. One row a member and month.
with recursive ledger_months as ( -- net revenue of the days as a member, for each month that is over; below 0 earns nothing
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
  select customer, month, place, earned, 0 as redeemed, 0 as expired, 0 as gone
  from ready
  where place = 1
  union all
  select
    r.customer, r.month, r.place, r.earned, spend.points,
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
  customer,
  month,
  place, -- of the month, from the member's first
  earned,
  redeemed,
  expired
from walk
