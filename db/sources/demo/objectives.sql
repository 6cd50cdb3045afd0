-- Objectives; an empty target is the revenue of the year before × the programme's coefficient.
select
  ref,
  account,
  fiscal_year,
  target,
  'objectives.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/objectives.csv',
  header = true,
  types = {'target': 'DECIMAL(18,2)'}
)
