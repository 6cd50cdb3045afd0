-- Sales people and their managers. DimEmployee is a type 2 dimension (a row for each spell of a person): the last spell
-- of each is kept. A person is a name and a hire date, for the key changes with the spell.
with people as (
  select *, row_number() over () + 1 as _line
  from read_csv('{data}/DimEmployee.csv', header = true)
),
sellers as (
  select *
  from people
  where SalesPersonFlag = 1
  qualify row_number() over (partition by FirstName, LastName, HireDate order by StartDate desc) = 1
)
select
  cast(s.EmployeeKey as varchar) as code,
  s.FirstName || ' ' || s.LastName as name,
  -- Managers 272, 290 and 294 report to 277, who does not sell: they are the top here.
  cast(m.EmployeeKey as varchar) as manager,
  'DimEmployee.csv' as _file,
  s._line
from sellers as s
left join sellers as m on m.EmployeeKey = s.ParentEmployeeKey
order by s._line
