-- The points ledger: each row moves the balance by its points, up or down.
select
  ref,
  account,
  dated_on,
  kind,
  points,
  mechanic,
  expires_on,
  reverses_ref,
  'points.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/points.csv',
  header = true,
  types = {'mechanic': 'VARCHAR', 'expires_on': 'DATE', 'reverses_ref': 'VARCHAR'}
)
