-- Every order of _orders.sql.
select
  ref,
  cast(customer as varchar) as account,
  ordered_on,
  revenue,
  'year-2009-2010.csv.gz' as _file,
  _line
from orders
order by _line
