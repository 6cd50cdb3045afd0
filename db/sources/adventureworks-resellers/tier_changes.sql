-- Rule: the tier is the highest one whose threshold the revenue of the last 12 months reaches; looked at on the day of
-- enrolment, then at the end of each month while a member. Only changes are kept. Thresholds are those of tiers.sql.
with looks as (
  select account, starts_on as day from members
  union
  select account, last_day(month) as day
  from members, range(date_trunc('month', starts_on), timestamp '2013-01-01', interval 1 month) as months(month)
  where silent_on > last_day(month) -- a leaver's tier is looked at no more
),
held as (
  select
    looks.account,
    looks.day,
    case
      when sum(orders.revenue) >= 150000 then 'platinum'
      when sum(orders.revenue) >= 50000 then 'gold'
      when sum(orders.revenue) >= 10000 then 'silver'
      else 'bronze'
    end as tier
  from looks
  left join orders
    on orders.account = looks.account
    and orders.ordered_on <= looks.day
    and orders.ordered_on > looks.day - interval 1 year
  group by looks.account, looks.day
)
select
  account || '/' || strftime(day, '%Y-%m-%d') as ref,
  account,
  tier,
  day as since
from held
qualify tier is distinct from lag(tier) over (partition by account order by day)
order by account, since
