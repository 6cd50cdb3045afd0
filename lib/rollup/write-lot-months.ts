import type { TransactionSql } from "postgres";

/**
 * lot_months of `lot_accounts`: what happened in each month to the points earned in each quarter, in the tier of the month
 * they were earned in. Of earned points only: not of adjustments, nor of what a reversal gave beyond what was taken.
 * `old_lots` keeps what was there.
 */
export async function writeLotMonths(tx: TransactionSql): Promise<void> {
  await tx`create temp table old_lots on commit drop as select * from lot_months limit 0`;
  await tx`
    with gone as (
      delete from lot_months a using lot_accounts t
      where a.programme_id = (select programme_id from ctx) and a.account_id = t.account_id
      returning a.*
    )
    insert into old_lots select * from gone`;
  await tx`
    insert into lot_months (programme_id, account_id, quarter, month, tier_id, segment, region, rep_id, lot_issued,
      lot_redeemed, lot_expired, lot_withdrawn)
    with lots as (
      select l.n, l.account_id, date_trunc('quarter', l.dated_on::timestamp)::date as quarter,
        coalesce(a.tier_id, 0) as tier_id
      from lot_ledger l
      left join account_months a on a.programme_id = (select programme_id from ctx) and a.account_id = l.account_id
        and a.part = 0 and a.month = date_trunc('month', l.dated_on::timestamp)::date
      where l.kind = 'earn'
    ), moved as (
      select l.account_id, l.quarter, date_trunc('month', m.moved_on::timestamp)::date as month, l.tier_id,
        coalesce(sum(m.points) filter (where m.flow = 'issued'), 0)::bigint as issued,
        coalesce(sum(m.points) filter (where m.flow = 'redeemed'), 0)::bigint as redeemed,
        coalesce(sum(m.points) filter (where m.flow = 'expired'), 0)::bigint as expired,
        coalesce(sum(m.points) filter (where m.flow = 'withdrawn'), 0)::bigint as withdrawn
      from lot_moves m join lots l on l.n = m.lot
      group by 1, 2, 3, 4
    )
    select (select programme_id from ctx), t.account_id, m.quarter, m.month, m.tier_id, t.segment, t.region, t.rep_id,
      m.issued, m.redeemed, m.expired, m.withdrawn
    from moved m join todo t using (account_id)
    where t.start_month is not null
    order by 2, 3, 4, 5`;
}
