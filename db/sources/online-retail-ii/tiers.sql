-- Rule: four tiers by the revenue of the last 12 months, in pounds.
select *
from (
  values
    ('bronze', 'Bronze', 1, 0),
    ('silver', 'Silver', 2, 1200),
    ('gold', 'Gold', 3, 3000),
    ('platinum', 'Platinum', 4, 8000)
) as t(code, name, rank, threshold)
