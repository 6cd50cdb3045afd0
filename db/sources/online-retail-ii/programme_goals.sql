-- Goals of fiscal year 2010. A target is in the indicator's own unit: pence, a number of members, a fraction.
-- None on active members: all have joined within the last 12 months, by an order.
select *
from (
  values
    ('member-revenue/2010', 'member-revenue', null, 'fy2010', 680000000, null),
    ('members/2010', 'members', null, 'fy2010', 2800, null),
    ('redemption-rate/2010', 'redemption-rate', 'lifetime', 'fy2010', 0.4, null)
) as g(ref, indicator, definition, period, target, baseline)
