-- The reward orders behind the `redeem` entries of points.sql: same ledger, same day, same points (the two are compared
-- by a test). The kind is picked from the customer's number and the month; cost as in rewards.sql.
select
  l.customer || '/' || strftime(l.month, '%Y-%m') as ref,
  cast(l.customer as varchar) as account,
  k.kind || '-' || l.redeemed as reward,
  l.month + 4 as ordered_on,
  l.redeemed as points,
  cast(l.redeemed * 0.01 * k.share as decimal(18, 2)) as cost
from ledger as l
join reward_kinds as k on k.slot = (l.customer // 5 + l.place) % 5
where l.redeemed > 0
order by l.customer, ordered_on
