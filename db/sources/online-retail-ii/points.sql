-- Points as _ledger.sql earns them, spends them and lets them expire.
select
  'earn/' || customer || '/' || strftime(month, '%Y-%m') as ref,
  cast(customer as varchar) as account,
  last_day(month) as dated_on,
  'earn' as kind,
  earned as points,
  'purchase' as mechanic,
  last_day(month + interval 6 months) as expires_on
from ledger
where earned > 0
union all
select
  'redeem/' || customer || '/' || strftime(month, '%Y-%m'), cast(customer as varchar), month + 4, 'redeem',
  -redeemed, null, null
from ledger
where redeemed > 0
union all
select
  'expire/' || customer || '/' || strftime(month, '%Y-%m'), cast(customer as varchar), last_day(month), 'expire',
  -expired, null, null
from ledger
where expired > 0
order by account, dated_on, ref
