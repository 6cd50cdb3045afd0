-- Rule: the tier is the highest one whose threshold the net revenue of the last 12 months reaches; looked at on the day
-- of enrolment, then at the end of each month. Only changes are kept. Thresholds are those of tiers.sql.
with looks as (
  select customer, starts_on as day from members
  union
  select customer, last_day(month) as day
  from members, range(date_trunc('month', starts_on), timestamp '2010-12-01', interval 1 month) as months(month)
),
held as (
  select
    looks.customer,
    looks.day,
    case
      when sum(orders.revenue) >= 8000 then 'platinum'
      when sum(orders.revenue) >= 3000 then 'gold'
      when sum(orders.revenue) >= 1200 then 'silver'
      else 'bronze'
    end as tier
  from looks
  left join orders
    on orders.customer = looks.customer
    and orders.ordered_on <= looks.day
    and orders.ordered_on > looks.day - interval 1 year
  group by looks.customer, looks.day
)
select
  customer || '/' || strftime(day, '%Y-%m-%d') as ref,
  cast(customer as varchar) as account,
  tier,
  day as since
from held
qualify tier is distinct from lag(tier) over (partition by customer order by day)
order by customer, since
