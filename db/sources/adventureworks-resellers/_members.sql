-- Rule: a reseller joins on the day of its second order. 15 months after its last one it has fallen silent.
select
  account,
  any_value(account_key) as account_key,
  min(ordered_on) filter (place = 2) as starts_on,
  max(ordered_on) + interval 15 months as silent_on
from (select *, row_number() over (partition by account order by ordered_on, ref) as place from orders)
group by account
having count(*) >= 2
