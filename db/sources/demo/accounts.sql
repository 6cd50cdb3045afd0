-- Customer companies, members or not. parent: the distributor that it buys through.
select
  code,
  name,
  segment,
  region,
  size,
  yearly_potential,
  parent,
  kind,
  eligible,
  since,
  'accounts.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/accounts.csv',
  header = true,
  types = {'yearly_potential': 'DECIMAL(18,2)', 'parent': 'VARCHAR', 'since': 'DATE'}
)
