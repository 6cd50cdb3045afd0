-- Your customers, members or not: clients.csv with a line each. `eligible` says whom the programme is for.
select
  code,
  name,
  segment,
  region,
  true as eligible,
  'clients.csv' as _file,
  row_number() over () + 1 as _line
from read_csv('{data}/clients.csv', header = true, all_varchar = true)
