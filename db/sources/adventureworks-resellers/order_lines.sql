-- Detail by family: the product's category (bikes, components, clothing, accessories), one row an order and family.
select
  l.SalesOrderNumber || '/' || c.EnglishProductCategoryName as ref,
  any_value(l.account) as account,
  l.SalesOrderNumber as order_ref,
  c.EnglishProductCategoryName as family,
  sum(l.OrderQuantity) as quantity,
  sum(l.SalesAmount) as revenue,
  'FactResellerSales.csv.gz' as _file,
  min(l._line) as _line
from lines as l
join read_csv('{data}/DimProduct.csv', header = true) as p using (ProductKey)
join read_csv('{data}/DimProductSubcategory.csv', header = true) as s
  on s.ProductSubcategoryKey = p.ProductSubcategoryKey
join read_csv('{data}/DimProductCategory.csv', header = true) as c using (ProductCategoryKey)
group by l.SalesOrderNumber, c.EnglishProductCategoryName
order by _line
