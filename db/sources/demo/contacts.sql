-- People of the accounts: the only personal data.
select
  ref,
  account,
  name,
  job,
  email,
  phone,
  'contacts.csv' as _file,
  row_number() over () + 1 as _line -- after the header
from read_csv(
  '{data}/contacts.csv',
  header = true,
  types = {'phone': 'VARCHAR'}
)
