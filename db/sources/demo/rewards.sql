-- The reward catalogue: kind is gift, gift-card, experience, discount or service; cost in euros.
select
  code,
  name,
  kind,
  points,
  cost,
  'rewards.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/rewards.csv',
  header = true,
  types = {'cost': 'DECIMAL(18,2)'}
)
