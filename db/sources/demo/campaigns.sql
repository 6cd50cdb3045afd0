-- Operations of the animation, from their first day to their last.
select
  code,
  name,
  starts_on,
  ends_on,
  cost,
  'campaigns.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/campaigns.csv',
  header = true,
  types = {'cost': 'DECIMAL(18,2)'}
)
