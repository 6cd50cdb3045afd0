-- Rewards ordered, at their cost of that day; a cancelled one gave its points back in the ledger.
select
  ref,
  account,
  reward,
  ordered_on,
  points,
  cost,
  status,
  'reward_orders.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/reward_orders.csv',
  header = true,
  types = {'cost': 'DECIMAL(18,2)'}
)
