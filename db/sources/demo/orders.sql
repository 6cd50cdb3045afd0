-- Orders, net of tax, in euros. A return is a row below 0 on its own date; a cancelled order says so in status.
select
  ref,
  account,
  ordered_on,
  revenue,
  margin,
  status,
  channel,
  'orders.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/orders.csv',
  header = true,
  types = {'revenue': 'DECIMAL(18,2)', 'margin': 'DECIMAL(18,2)'}
)
