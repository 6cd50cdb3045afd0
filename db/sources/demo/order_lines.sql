-- Detail of the orders by product family.
select
  ref,
  account,
  order_ref,
  family,
  quantity,
  revenue,
  'order_lines.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/order_lines.csv',
  header = true,
  types = {'revenue': 'DECIMAL(18,2)'}
)
