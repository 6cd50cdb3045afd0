-- One row a customer: every number that any line bears. Names are not in the data.
--
-- Segment, a rule: by the mean amount of the customer's orders (as orders.sql counts them, returns apart).
-- Region: the country as written ("EIRE", "RSA" and "Unspecified" are the file's own); five customers have two: the last.
-- `eligible` is left out: where no account is flagged, the product takes those with an order in the last 12 months.
select
  cast(customer as varchar) as code,
  'Customer ' || customer as name,
  case
    when sales > 0 and sales / orders >= 1000 then 'Orders of 1,000 and over'
    when sales > 0 and sales / orders >= 400 then 'Orders of 400 to 999'
    when sales > 0 and sales / orders >= 200 then 'Orders of 200 to 399'
    when sales > 0 then 'Orders under 200'
    else 'No order'
  end as segment,
  country as region,
  'year-2009-2010.csv.gz' as _file,
  _line -- where the customer is first met
from (
  select
    customer,
    arg_max(Country, (InvoiceDate, _line)) as country,
    count(distinct Invoice) filter (Quantity > 0 and Price > 0 and Invoice not like 'C%') as orders,
    sum(Quantity * Price) filter (Quantity > 0 and Price > 0 and Invoice not like 'C%') as sales,
    min(_line) as _line
  from lines
  group by customer
)
order by _line
