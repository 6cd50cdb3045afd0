-- The invoice lines of the file that bear a customer's number, each with its line there. Lines without one (107,927, a
-- fifth of the file) are sales to nobody one can name: they make no account and no order.
select
  Invoice,
  InvoiceDate,
  Quantity,
  Price,
  "Customer ID" as customer,
  Country,
  _line
from (
  select *, row_number() over () + 1 as _line
  from read_csv(
    '{data}/year-2009-2010.csv.gz',
    header = true,
    types = {'Invoice': 'VARCHAR', 'InvoiceDate': 'TIMESTAMP', 'Price': 'DECIMAL(18,3)', 'Customer ID': 'BIGINT'}
  )
)
where "Customer ID" is not null
