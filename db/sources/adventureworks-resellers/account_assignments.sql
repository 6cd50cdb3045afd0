-- Who looks after an account is not written down: it is read from who sold. A hand-over is the first order of a run of
-- orders by one seller. Of two orders on a day the one with the higher number tells.
with days as (
  select
    ResellerKey,
    OrderDate,
    arg_max(EmployeeKey, SalesOrderNumber) as seller,
    min(_line) as _line
  from (
    select *, row_number() over () + 1 as _line
    from read_csv('{data}/FactResellerSales.csv.gz', header = true, types = {'OrderDate': 'DATE'})
  )
  group by ResellerKey, OrderDate
),
changes as (
  select *
  from days
  qualify seller is distinct from lag(seller) over (partition by ResellerKey order by OrderDate)
)
select
  r.ResellerAlternateKey || '/' || strftime(c.OrderDate, '%Y-%m-%d') as ref,
  r.ResellerAlternateKey as account,
  cast(c.seller as varchar) as rep,
  c.OrderDate as since,
  'FactResellerSales.csv.gz' as _file,
  c._line
from changes as c
join read_csv('{data}/DimReseller.csv', header = true) as r using (ResellerKey)
order by account, since
