-- Goals of fiscal year 2012. A target is in the indicator's own unit: cents, a number of members, a fraction.
select *
from (
  values
    ('member-revenue/2012', 'member-revenue', null, 'fy2012', 2500000000, null),
    ('members/2012', 'members', null, 'fy2012', 420, 200),
    ('active-rate/2012', 'active-rate', null, 'fy2012', 0.92, null),
    ('redemption-rate/2012', 'redemption-rate', 'members', 'fy2012', 0.45, null)
) as g(ref, indicator, definition, period, target, baseline)
