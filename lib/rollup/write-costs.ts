import type { TransactionSql } from "postgres";

/** cost_months: the programme's running costs by month and its parts. Few rows, made again by every refresh. */
export async function writeCosts(tx: TransactionSql): Promise<void> {
  await tx`delete from cost_months where programme_id = (select programme_id from ctx)`;
  await tx`
    insert into cost_months (programme_id, month, part, running_cost_cents)
    with costs as (
      select date_trunc('month', k.dated_on::timestamp)::date as month, k.dated_on, k.cost_cents
      from programme_costs k cross join ctx c
      where k.programme_id = c.programme_id and k.dated_on between c.data_from and c.as_of
    ), parts as (
      select month, 0 as part, cost_cents from costs
      union all
      select k.month, case when extract(day from k.dated_on) <= extract(day from c.as_of) then 1 else 2 end, k.cost_cents
      from costs k cross join ctx c
      where c.cut and extract(month from k.month) = extract(month from c.as_of_month) and k.month < c.as_of_month
    )
    select c.programme_id, month, part, sum(cost_cents)::bigint from parts cross join ctx c group by 1, 2, 3`;
}
