-- One row a customer company. 701 resellers; 238 of them have no order in these files: they stay, as non-members.
select
  r.ResellerAlternateKey as code,
  r.ResellerName as name, -- two names are borne by two resellers each: the code is what tells them apart
  r.BusinessType as segment,
  t.SalesTerritoryRegion as region, -- of the reseller's address; on every order it is the order's own territory too
  case
    when r.NumberEmployees < 10 then 'under 10'
    when r.NumberEmployees < 50 then '10-49'
    else '50 and over'
  end as size,
  true as eligible, -- the programme is open to every reseller
  'DimReseller.csv' as _file,
  r._line
from (
  select *, row_number() over () + 1 as _line
  from read_csv('{data}/DimReseller.csv', header = true)
) as r
join read_csv('{data}/DimGeography.csv', header = true) as g using (GeographyKey)
join read_csv('{data}/DimSalesTerritory.csv', header = true, nullstr = '') as t using (SalesTerritoryKey) -- "NA" is a name
order by r._line
