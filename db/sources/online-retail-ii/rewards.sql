-- Rule: five kinds of reward at three levels of points. A reward costs its points × a penny × the kind's share: a gift
-- is bought under its list price, a service costs little more than the work.
select
  kind || '-' || level as code,
  label || ' ' || level as name,
  kind,
  level as points,
  cast(level * 0.01 * share as decimal(18, 2)) as cost
from (
  values
    (0, 'gift-card', 'Gift card', 1.0),
    (1, 'gift', 'Shop gift', 0.8),
    (2, 'discount', 'Discount on the next order', 0.9),
    (3, 'experience', 'Day at a trade fair', 0.85),
    (4, 'service', 'Window display advice', 0.6)
) as kinds(slot, kind, label, share)
cross join (values (500), (2000), (10000)) as levels(level)
order by level, slot
