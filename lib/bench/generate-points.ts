import type { TransactionSql } from "postgres";
import { earnRows } from "./generate-orders";
import { AS_OF, programme } from "./programme-settings";
import { hashed, hashedBelow } from "./sql-hash";

/**
 * The ledger. What an account earns in a quarter it spends in the months after (two times in three, most of it), and
 * what is left expires 24 months later, so that no balance is ever below 0. One redeemed order in fifty is cancelled,
 * and its points given back.
 */
export async function insertPoints(tx: TransactionSql): Promise<void> {
  await tx.unsafe(`
    create temp table earned on commit drop as
    ${earnRows(`select ref, account_id, ordered_on, revenue_cents, status from orders where programme_id = ${programme}`)}`);
  await tx.unsafe(`
    create temp table quarters on commit drop as
    select *, case when ${hashed("key", 50)} < 0.65 then floor(points * 0.75)::bigint else 0 end as redeemed,
      last_day + 1 + ${hashedBelow("key", 51, 150)} as redeemed_on, ${hashed("key", 52)} < 0.02 as cancelled
    from (
      select account_id, (date_trunc('quarter', dated_on::timestamp) + interval '3 months - 1 day')::date as last_day,
        account_id::bigint * 1000 + extract(year from dated_on)::int % 100 * 10 + extract(quarter from dated_on)::int as key,
        sum(points)::bigint as points
      from earned group by 1, 2, 3
    ) q`);
  await tx.unsafe(`
    insert into points (programme_id, ref, account_id, dated_on, kind, points, mechanic, expires_on, reverses_ref)
    select ${programme}, * from (
      select ref, account_id, dated_on, 'earn', points, mechanic, dated_on + 730, null from earned
      union all
      select 'D' || key, account_id, redeemed_on, 'redeem', -redeemed, null, null::date, null
      from quarters where redeemed > 0 and redeemed_on <= '${AS_OF}'
      union all
      select 'V' || key, account_id, redeemed_on + 3, 'reverse', redeemed, null, null, 'D' || key
      from quarters where redeemed > 0 and cancelled and redeemed_on + 3 <= '${AS_OF}'
      union all
      select 'X' || key, account_id, last_day + 730, 'expire', redeemed - points, null, null, null
      from quarters where points > redeemed and last_day + 730 <= '${AS_OF}'
    ) ledger (ref, account_id, dated_on, kind, points, mechanic, expires_on, reverses_ref)
    order by dated_on`);
  await tx.unsafe(`
    insert into reward_orders (programme_id, ref, account_id, reward_id, ordered_on, points, cost_cents, status)
    select ${programme}, 'G' || key, account_id, 1 + ${hashedBelow("key", 53, 25)}, redeemed_on, redeemed, round(redeemed * 0.8)::bigint,
      case when cancelled and redeemed_on + 3 <= '${AS_OF}' then 'cancelled' else 'placed' end
    from quarters where redeemed > 0 and redeemed_on <= '${AS_OF}' order by redeemed_on`);
}
