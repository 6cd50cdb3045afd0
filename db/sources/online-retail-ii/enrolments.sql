-- Every member of _members.sql.
select
  cast(customer as varchar) as ref,
  cast(customer as varchar) as account,
  starts_on
from members
order by customer
