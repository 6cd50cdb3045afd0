-- Every order of _orders.sql.
select
  ref,
  account,
  ordered_on,
  revenue,
  margin,
  'FactResellerSales.csv.gz' as _file,
  _line
from orders
order by _line
