-- Rule: for 2012 each member that bought in 2011 has an objective: its revenue of 2011 × the programme's coefficient. The
-- target is left out, so the product works it out; 2011 has none, for its N-1 is not in the data.
select
  members.account || '/2012' as ref,
  members.account,
  2012 as fiscal_year
from members
where members.silent_on > date '2012-12-31'
  and exists (
    select 1
    from orders
    where orders.account = members.account and year(orders.ordered_on) = 2011
  )
order by members.account
