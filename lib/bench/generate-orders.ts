import type { TransactionSql } from "postgres";
import { DATA_FROM, DAYS, programme } from "./programme-settings";
import { hashed, hashedBelow, hashedOf } from "./sql-hash";

const SLICE = 1_000_000;

/** SQL of the rows of `orders` with these numbers; `day` says when, from `i`. A tenth of the accounts buy a third. */
export function orderRows(series: string, day: string, accounts: number): string {
  const amount = `2000 + round(t.scale * 40000 * -ln(1 - ${hashed("i", 33)}))`;
  return `
    select o.*, round(revenue_cents * (0.2 + 0.15 * ${hashed("i", 34)}))::bigint as margin_cents
    from (
      select i, 'O' || lpad(i::text, 9, '0') as ref,
        case when day >= t.from_day and day < t.stops_on then t.id else greatest(8, t.id / 8 * 8) end as account_id,
        day as ordered_on,
        case when ${hashed("i", 31)} < 0.03 then -round((${amount}) / 2)::bigint else (${amount})::bigint end as revenue_cents,
        case when ${hashed("i", 35)} < 0.01 then 'cancelled' else 'placed' end as status,
        ${hashedOf("i", 36, ["web", "shop", "phone"])} as channel
      from (select i, ${day} as day, 1 + floor(${accounts} * power(${hashed("i", 30)}, 2))::int as pick from ${series} i) x
      join traits t on t.id = x.pick
    ) o`;
}

/** Orders in the order of their days, as a table that grew over years holds them; somewhat more of them every year. */
export async function insertOrders(
  tx: TransactionSql,
  { orders, accounts }: { orders: number; accounts: number },
  onRows: (rows: number) => void,
): Promise<void> {
  for (let first = 1; first <= orders; first += SLICE) {
    const last = Math.min(orders, first + SLICE - 1);
    const day = `date '${DATA_FROM}' + floor(${DAYS} * power((i - 0.5) / ${orders}, 0.9))::int`;
    const rows = orderRows(`generate_series(${first}, ${last})`, day, accounts);
    await tx.unsafe(`
      insert into orders (programme_id, ref, account_id, ordered_on, revenue_cents, margin_cents, status, channel)
      select ${programme}, ref, account_id, ordered_on, revenue_cents, margin_cents, status, channel
      from (${rows}) o`);
    onRows(last);
  }
}

/** SQL of such rows as the feed of a source has them. */
export const orderFeed = (orders: string): string => `
  select o.ref, a.code as account, o.ordered_on, round(o.revenue_cents / 100.0, 2) as revenue,
    round(o.margin_cents / 100.0, 2) as margin, o.status, o.channel
  from (${orders}) o join accounts a on a.programme_id = ${programme} and a.id = o.account_id`;

/** SQL of the points that orders of that query earn: six in ten of what a member has paid for, 2 % of it. */
export const earnRows = (orders: string): string => `
  select 'E' || substr(o.ref, 2) as ref, o.account_id, o.ordered_on as dated_on,
    greatest(1, round(o.revenue_cents * 0.02))::bigint as points,
    (array['purchase', 'purchase', 'purchase', 'step', 'operation'])[1 + ${hashedBelow("substr(o.ref, 2)", 41, 5)}] as mechanic
  from (${orders}) o
  join traits t on t.id = o.account_id and o.ordered_on >= t.starts_on and (t.ends_on is null or o.ordered_on < t.ends_on)
  where o.status = 'placed' and o.revenue_cents > 0 and ${hashed("substr(o.ref, 2)", 40)} < 0.6`;
