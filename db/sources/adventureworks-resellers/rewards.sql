-- Rule: each kind of reward at three levels of points. A reward costs its points × half a cent × the kind's share.
select
  kind || '-' || level as code,
  label || ' ' || (level // 1000) || 'k' as name,
  kind,
  level as points,
  cast(level * 0.005 * share as decimal(18, 2)) as cost
from reward_kinds
cross join (values (10000), (40000), (120000)) as levels(level)
order by level, slot
