import type { TransactionSql } from "postgres";

/**
 * SQL over `orders o`: the programme's orders (no returns, none cancelled) of the 24 months that end on `as of`, which the
 * usual intervals between orders are of. With days as constants, that the planner sees how many orders these are.
 */
export async function recentOrders(tx: TransactionSql): Promise<string> {
  const [window] = await tx<{ programme: number; from: string; to: string }[]>`
    select programme_id as programme, as_of as to,
      greatest(data_from, (as_of - interval '24 months')::date + 1) as from from ctx`;
  if (!window) throw new Error("no programme to roll up");
  return `o.programme_id = ${window.programme} and o.revenue_cents > 0 and o.status <> 'cancelled'
        and o.ordered_on between '${window.from}' and '${window.to}'`;
}
