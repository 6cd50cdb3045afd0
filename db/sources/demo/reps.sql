-- The sales force: reps, their managers, the director at the top (no manager).
select
  code,
  name,
  email,
  manager,
  'reps.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv('{data}/reps.csv', header = true)
