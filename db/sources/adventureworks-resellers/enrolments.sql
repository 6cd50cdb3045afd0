-- Rule: a member (_members.sql) leaves on the day it has fallen silent, where that day has come by 2012-12-31.
select
  account || '/' || strftime(starts_on, '%Y-%m-%d') as ref,
  account,
  starts_on,
  case when silent_on <= date '2012-12-31' then cast(silent_on as date) end as ends_on
from members
order by account
