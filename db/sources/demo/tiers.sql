-- Tiers, lowest first; thresholds in euros of twelve months.
select
  code,
  name,
  rank,
  threshold,
  'tiers.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/tiers.csv',
  header = true,
  types = {'threshold': 'DECIMAL(18,2)'}
)
