-- Rule: four tiers by the revenue of the last 12 months, in dollars.
select *
from (
  values
    ('bronze', 'Bronze', 1, 0),
    ('silver', 'Silver', 2, 10000),
    ('gold', 'Gold', 3, 50000),
    ('platinum', 'Platinum', 4, 150000)
) as t(code, name, rank, threshold)
