-- Rule: the programme opens on 1 January 2010. A customer joins on the day of the first order from then on that is at
-- least its second and brings what it bought (since December 2009, returns apart) to 300 pounds. Nobody leaves.
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
