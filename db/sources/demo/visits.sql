-- Visits of the members' space: instants in UTC.
select
  ref,
  account,
  visited_at,
  page,
  'visits.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/visits.csv',
  header = true,
  types = {'visited_at': 'VARCHAR'}
)
