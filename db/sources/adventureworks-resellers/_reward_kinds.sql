-- Rule: the kinds of reward, and the share of its list price that one costs: a gift is bought under it, a service costs
-- little more than the work.
select *
from (
  values
    (0, 'gift-card', 'Gift card', 1.0),
    (1, 'gift', 'Workshop gift', 0.8),
    (2, 'discount', 'Discount on the next order', 0.9),
    (3, 'experience', 'Race weekend', 0.85),
    (4, 'service', 'Mechanic training', 0.6)
) as kinds(slot, kind, label, share)
