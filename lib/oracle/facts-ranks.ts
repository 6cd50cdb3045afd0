import { eligibleFacts, memberFacts } from "./facts-members";
import { purchases } from "./facts-purchases";
import type { OracleQuery } from "./query";
import { accountMonths } from "./totals";

/** Accounts of the whole programme, whoever asks, that exist on the period's last day. */
const existingAccounts = (query: OracleQuery) => query.sql`
  with ${accountMonths({ ...query, from: query.to, repIds: null, where: {} })}
  select account_id from chosen`;

/** The fifth of each eligible account of the whole programme by revenue of twelve months, 1 the best, in `part`. */
export const fifthFacts = (query: OracleQuery, flagged: boolean) => {
  const { sql, programmeId, to } = query;
  return sql`
    select e.account_id, e.dated_on, e.amount,
      ntile(5) over (order by coalesce(b.revenue, 0) desc, a.code collate "C")::text as part
    from (${eligibleFacts(sql, programmeId, to, flagged)}) e
    join accounts a on a.programme_id = ${programmeId} and a.id = e.account_id
    left join (${purchases(sql, programmeId, to)}) b on b.account_id = e.account_id
    where e.account_id = any(array(${existingAccounts(query)}))`;
};

/** Those of them that are members on the day. */
export const memberFifthFacts = (query: OracleQuery, flagged: boolean) => query.sql`
  select f.account_id, f.dated_on, f.amount, f.part
  from (${fifthFacts(query, flagged)}) f
  where f.account_id in (
    select m.account_id from (${memberFacts(query.sql, query.programmeId, query.to)}) m)`;

/** The RFM group of each member of the whole programme, in `part`, with its revenue of twelve months. */
export const rfmFacts = ({ sql, programmeId, to }: OracleQuery) => sql`
  select m.account_id, m.dated_on, coalesce(b.revenue, 0) as revenue,
    case
      when f.account_id is null then 'inactive'
      when f.recency >= 4 and f.frequency >= 4 and f.monetary >= 4 then 'champions'
      when f.recency <= 2 and (f.frequency >= 4 or f.monetary >= 4) then 'at-risk'
      when f.frequency >= 4 then 'loyal'
      when f.monetary >= 4 then 'big-spenders'
      when f.recency >= 4 then 'promising'
      when f.recency <= 2 then 'dormant'
      else 'regular'
    end as part
  from (${memberFacts(sql, programmeId, to)}) m
  left join (${purchases(sql, programmeId, to)}) b on b.account_id = m.account_id
  left join (
    select m.account_id,
      ntile(5) over (order by b.last_order_on, a.code collate "C" desc) as recency,
      ntile(5) over (order by b.orders, a.code collate "C" desc) as frequency,
      ntile(5) over (order by b.revenue, a.code collate "C" desc) as monetary
    from (${memberFacts(sql, programmeId, to)}) m
    join (${purchases(sql, programmeId, to)}) b on b.account_id = m.account_id and b.orders > 0
    join accounts a on a.programme_id = ${programmeId} and a.id = m.account_id
  ) f on f.account_id = m.account_id`;
