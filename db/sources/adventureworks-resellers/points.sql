-- Points as _earned.sql gives them, and as _ledger.sql spends them and lets them expire.
select
  'earn/' || ref as ref,
  account,
  ordered_on as dated_on,
  'earn' as kind,
  points,
  'purchase' as mechanic,
  last_day(ordered_on + interval 18 months) as expires_on
from earned
union all
select 'redeem/' || account || '/' || strftime(month, '%Y-%m'), account, month + 9, 'redeem', -redeemed, null, null
from ledger
where redeemed > 0
union all
select 'expire/' || account || '/' || strftime(month, '%Y-%m'), account, last_day(month), 'expire', -expired, null, null
from ledger
where expired > 0
order by account, dated_on, ref
