-- Rule: for 2012 each member that bought in 2011 has an objective: its revenue of 2011 × the programme's coefficient. The
-- target is left out, so the product works it out; 2011 has none, for its N-1 is not in the data.
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
members as ( -- the rule of enrolments.sql
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
  members.account || '/2012' as ref,
  members.account,
  2012 as fiscal_year
from members
where members.silent_on > date '2012-12-31'
  and exists (
    select 1
    from orders
    where orders.account = members.account and year(orders.ordered_on) = 2011
  )
order by members.account
