-- Memberships: from starts_on to the day before ends_on; empty while it lasts.
select
  ref,
  account,
  starts_on,
  ends_on,
  'enrolments.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/enrolments.csv',
  header = true,
  types = {'starts_on': 'DATE', 'ends_on': 'DATE'}
)
