-- Rule (an assumption, nothing in the file says it): what a programme of this size costs to run a month.
select
  kind || '/' || strftime(month, '%Y-%m') as ref,
  cast(month as date) as dated_on,
  kind,
  cost
from range(timestamp '2010-01-01', timestamp '2011-01-01', interval 1 month) as months(month)
cross join (values ('platform', 1500), ('animation', 700), ('communication', 900)) as kinds(kind, cost)
order by ref
