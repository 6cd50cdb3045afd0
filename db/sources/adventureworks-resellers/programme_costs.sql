-- Rule (an assumption, nothing in the files says it): what a programme of this size costs to run a month.
select
  kind || '/' || strftime(month, '%Y-%m') as ref,
  cast(month as date) as dated_on,
  kind,
  cost
from range(timestamp '2010-12-01', timestamp '2013-01-01', interval 1 month) as months(month)
cross join (values ('platform', 1800), ('animation', 1200), ('communication', 600)) as kinds(kind, cost)
order by ref
