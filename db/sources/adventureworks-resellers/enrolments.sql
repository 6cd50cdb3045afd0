-- Rule: a reseller joins on the day of its second order. It leaves 15 months after its last order, where that day has
-- come by 2012-12-31 and nothing followed.
with orders as (
  select
    SalesOrderNumber as ref,
    any_value(ResellerAlternateKey) as account,
    any_value(ResellerKey) as account_key,
    any_value(OrderDate) as ordered_on,
    sum(SalesAmount) as revenue
  from read_csv(
    '{data}/FactResellerSales.csv.gz',
    header = true,
    types = {'OrderDate': 'DATE', 'SalesAmount': 'DECIMAL(18,4)'}
  ) as l
  join read_csv('{data}/DimReseller.csv', header = true) as r using (ResellerKey)
  group by SalesOrderNumber
),
members as (
  select
    account,
    any_value(account_key) as account_key,
    min(ordered_on) filter (place = 2) as starts_on,
    max(ordered_on) + interval 15 months as silent_on
  from (select *, row_number() over (partition by account order by ordered_on, ref) as place from orders)
  group by account
  having count(*) >= 2
)
select
  account || '/' || strftime(starts_on, '%Y-%m-%d') as ref,
  account,
  starts_on,
  case when silent_on <= date '2012-12-31' then cast(silent_on as date) end as ends_on
from members
order by account
