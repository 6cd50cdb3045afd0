-- The order lines of the file, each with its line there and the reseller's code.
select
  l.*,
  r.ResellerAlternateKey as account
from (
  select *, row_number() over () + 1 as _line
  from read_csv(
    '{data}/FactResellerSales.csv.gz',
    header = true,
    types = {'OrderDate': 'DATE', 'SalesAmount': 'DECIMAL(18,4)', 'TotalProductCost': 'DECIMAL(18,4)'}
  )
) as l
join read_csv('{data}/DimReseller.csv', header = true) as r using (ResellerKey)
