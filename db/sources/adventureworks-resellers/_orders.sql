-- The file holds order lines; an order is the lines of one number (same reseller, seller and day on all of them).
-- Amounts have four decimals: summed as decimals, they are rounded to cents once, on the order.
select
  SalesOrderNumber as ref,
  any_value(account) as account,
  any_value(ResellerKey) as account_key,
  any_value(OrderDate) as ordered_on,
  sum(SalesAmount) as revenue,
  sum(SalesAmount - TotalProductCost) as margin, -- below 0 on 662 orders: sold under cost
  min(_line) as _line -- the order's first line
from lines
group by SalesOrderNumber
