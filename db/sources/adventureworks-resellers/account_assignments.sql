-- Who looks after an account is not written down: it is read from who sold. A hand-over is the first order of a run of
-- orders by one seller. Of two orders on a day the one with the higher number tells.
with days as (
  select
    account,
    OrderDate as since,
    arg_max(EmployeeKey, SalesOrderNumber) as seller,
    min(_line) as _line
  from lines
  group by account, OrderDate
)
select
  account || '/' || strftime(since, '%Y-%m-%d') as ref,
  account,
  cast(seller as varchar) as rep,
  since,
  'FactResellerSales.csv.gz' as _file,
  _line
from days
qualify seller is distinct from lag(seller) over (partition by account order by since)
order by account, since
