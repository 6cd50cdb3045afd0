-- The tier that a member holds, from which day on.
select
  ref,
  account,
  tier,
  since,
  'tier_changes.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv('{data}/tier_changes.csv', header = true)
