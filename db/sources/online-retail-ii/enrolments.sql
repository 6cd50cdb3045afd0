-- Rule: the programme opens on 1 January 2010. A customer joins on the day of the first order from then on that is at
-- least its second and brings what it bought (since December 2009, returns apart) to 300 pounds. Nobody leaves.
with orders as (
  select
    Invoice as ref,
    any_value("Customer ID") as customer,
    cast(min(InvoiceDate) as date) as ordered_on,
    sum(Quantity * Price) as revenue
  from read_csv(
    '{data}/year-2009-2010.csv.gz',
    header = true,
    types = {'Invoice': 'VARCHAR', 'InvoiceDate': 'TIMESTAMP', 'Price': 'DECIMAL(18,3)', 'Customer ID': 'BIGINT'}
  )
  where "Customer ID" is not null
    and (Invoice like 'C%' or (Invoice not like 'A%' and Quantity > 0 and Price > 0))
  group by Invoice
),
members as (
  select customer, min(ordered_on) as starts_on
  from (
    select
      *,
      row_number() over own as place,
      sum(revenue) over own as bought
    from orders
    where revenue > 0
    window own as (partition by customer order by ordered_on, ref)
  )
  where place >= 2 and bought >= 300 and ordered_on >= date '2010-01-01'
  group by customer
)
select
  cast(customer as varchar) as ref,
  cast(customer as varchar) as account,
  starts_on
from members
order by customer
