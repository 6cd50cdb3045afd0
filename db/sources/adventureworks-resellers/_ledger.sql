-- Rule: points live to the last day of the 18th month after the order's. A member looks at the catalogue once a quarter,
-- on the 10th, and takes the dearest level that its balance affords; those whose key divides by three never do. Earliest
-- points are spent first, so what expires at a month's end is whatever was earned up to 18 months before, less all that
-- is gone already. One row a member and month.
with recursive ledger_months as ( -- points earned to date, for each month from enrolment on
  select
    members.account,
    members.account_key,
    members.silent_on,
    cast(month as date) as month,
    sum(coalesce(sum(earned.points), 0)) over (partition by members.account order by month) as earned_to_date
  from members
  cross join range(date_trunc('month', members.starts_on), timestamp '2013-01-01', interval 1 month) as months(month)
  left join earned on earned.account = members.account and date_trunc('month', earned.ordered_on) = month
  group by members.account, members.account_key, members.silent_on, members.starts_on, month
),
ready as (
  select
    *,
    row_number() over own as place,
    coalesce(lag(earned_to_date, 1) over own, 0) as earned_before,
    coalesce(lag(earned_to_date, 18) over own, 0) as earned_lapsing
  from ledger_months
  window own as (partition by account order by month)
),
walk as ( -- month after month: spend on the 10th, then what is 18 months old and not spent expires on the last day
  select account, account_key, month, place, 0 as redeemed, 0 as expired, 0 as gone
  from ready
  where place = 1
  union all
  select
    r.account, r.account_key, r.month, r.place, spend.points,
    greatest(r.earned_lapsing - w.gone - spend.points, 0),
    w.gone + spend.points + greatest(r.earned_lapsing - w.gone - spend.points, 0)
  from walk as w
  join ready as r on r.account = w.account and r.place = w.place + 1
  cross join lateral (
    select case
      when r.account_key % 3 = 0 then 0 -- a third never looks at the catalogue
      when (r.account_key + month(r.month)) % 3 <> 0 then 0 -- the others do once a quarter
      when r.silent_on <= r.month + interval 9 days then 0 -- no longer a member on the 10th
      when r.earned_before - w.gone >= 120000 then 120000
      when r.earned_before - w.gone >= 40000 then 40000
      when r.earned_before - w.gone >= 10000 then 10000
      else 0
    end as points
  ) as spend
)
select
  account,
  account_key,
  month,
  place, -- of the month, from the member's first
  redeemed,
  expired
from walk
