-- Members that an operation was sent to.
select
  ref,
  account,
  campaign,
  'campaign_targets.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv('{data}/campaign_targets.csv', header = true)
