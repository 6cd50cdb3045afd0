-- Who looks after an account, from which day on; an empty rep is nobody.
select
  ref,
  account,
  rep,
  since,
  'account_assignments.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/account_assignments.csv',
  header = true,
  types = {'rep': 'VARCHAR'}
)
