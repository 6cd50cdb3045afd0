-- Running costs by month and kind, rewards apart.
select
  ref,
  dated_on,
  kind,
  cost,
  'programme_costs.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/programme_costs.csv',
  header = true,
  types = {'cost': 'DECIMAL(18,2)'}
)
