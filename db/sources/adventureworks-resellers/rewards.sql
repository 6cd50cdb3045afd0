-- Rule: five kinds of reward at three levels of points. A reward costs its points × half a cent × the kind's share: a gift
-- is bought under its list price, a service costs little more than the work.
select
  kind || '-' || level as code,
  label || ' ' || (level // 1000) || 'k' as name,
  kind,
  level as points,
  cast(level * 0.005 * share as decimal(18, 2)) as cost
from (
  values
    (0, 'gift-card', 'Gift card', 1.0),
    (1, 'gift', 'Workshop gift', 0.8),
    (2, 'discount', 'Discount on the next order', 0.9),
    (3, 'experience', 'Race weekend', 0.85),
    (4, 'service', 'Mechanic training', 0.6)
) as kinds(slot, kind, label, share)
cross join (values (10000), (40000), (120000)) as levels(level)
order by level, slot
