-- The reward orders behind the `redeem` entries of points.sql: same ledger, same day, same points (the two are compared
-- by a test). The kind is picked from the account's key and the month; cost as in rewards.sql.
select
  l.account || '/' || strftime(l.month, '%Y-%m') as ref,
  l.account,
  k.kind || '-' || l.redeemed as reward,
  l.month + 9 as ordered_on,
  l.redeemed as points,
  cast(l.redeemed * 0.005 * k.share as decimal(18, 2)) as cost
from ledger as l
join reward_kinds as k on k.slot = (l.account_key * 7 + l.place) % 5
where l.redeemed > 0
order by l.account, ordered_on
