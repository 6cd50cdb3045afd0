-- Rule: one point for each whole dollar of an order placed as a member.
select
  orders.ref,
  orders.account,
  orders.ordered_on,
  cast(floor(orders.revenue) as bigint) as points
from orders
join members
  on members.account = orders.account
  and orders.ordered_on >= members.starts_on
  and orders.ordered_on < members.silent_on
where orders.revenue >= 1
