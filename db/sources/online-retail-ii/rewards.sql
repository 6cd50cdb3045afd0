-- Rule: each kind of reward at three levels of points. A reward costs its points × a penny × the kind's share.
select
  kind || '-' || level as code,
  label || ' ' || level as name,
  kind,
  level as points,
  cast(level * 0.01 * share as decimal(18, 2)) as cost
from reward_kinds
cross join (values (500), (2000), (10000)) as levels(level)
order by level, slot
