-- What they buy: orders.csv with a line an order, amounts net of tax in euros. A return is a negative amount.
select
  number as ref,
  client as account,
  day as ordered_on,
  amount as revenue,
  'orders.csv' as _file,
  row_number() over () + 1 as _line
from read_csv('{data}/orders.csv', header = true, all_varchar = true)
