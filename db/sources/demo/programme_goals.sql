-- Goals. A target is in the indicator's own unit: cents, a number of members, a fraction.
select
  ref,
  indicator,
  definition,
  period,
  target,
  baseline,
  'programme_goals.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/programme_goals.csv',
  header = true,
  types = {'definition': 'VARCHAR', 'target': 'DECIMAL(18,4)', 'baseline': 'DECIMAL(18,4)'}
)
