-- The file holds invoice lines; an order is the lines of one invoice (one customer and one day on all of them).
--
-- Kept: invoices of a customer. One that starts with C is a cancellation: a row below 0 on its own date, so it lowers
-- revenue and is not an order. 6,865 lines repeat another of their invoice exactly: they are quantities, not errors.
-- Left out: lines without a customer; lines at price 0 (3,687, nearly all of them without a customer; they add nothing,
-- and an invoice of nothing else would be an order of 0); three A invoices, a bad debt written off.
-- Prices have three decimals: summed as decimals, they are rounded to pence once, on the order.
select
  Invoice as ref,
  any_value(customer) as customer,
  cast(min(InvoiceDate) as date) as ordered_on, -- 35 invoices straddle two minutes, none two days
  sum(Quantity * Price) as revenue,
  min(_line) as _line -- the invoice's first line
from lines
where Invoice like 'C%' or (Invoice not like 'A%' and Quantity > 0 and Price > 0)
group by Invoice
