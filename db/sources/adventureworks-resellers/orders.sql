-- The file holds order lines; an order is the lines of one number (same reseller, seller and day on all of them).
-- Amounts have four decimals: summed as decimals, they are rounded to cents once, on the order.
select
  l.SalesOrderNumber as ref,
  any_value(r.ResellerAlternateKey) as account,
  any_value(l.OrderDate) as ordered_on,
  sum(l.SalesAmount) as revenue,
  sum(l.SalesAmount - l.TotalProductCost) as margin, -- below 0 on 662 orders: sold under cost
  'FactResellerSales.csv.gz' as _file,
  min(l._line) as _line -- the order's first line
from (
  select *, row_number() over () + 1 as _line
  from read_csv(
    '{data}/FactResellerSales.csv.gz',
    header = true,
    types = {'OrderDate': 'DATE', 'SalesAmount': 'DECIMAL(18,4)', 'TotalProductCost': 'DECIMAL(18,4)'}
  )
) as l
join read_csv('{data}/DimReseller.csv', header = true) as r using (ResellerKey)
group by l.SalesOrderNumber
order by _line
