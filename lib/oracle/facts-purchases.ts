import type { Sql } from "postgres";
import { r12Start } from "./calendar";
import { memberFacts } from "./facts-members";
import { asMember } from "./facts-orders";

export interface Days {
  from: string;
  to: string;
}

/** What each account bought in the twelve months that end on the day, as a member or not; returns are no orders. */
export const purchases = (sql: Sql, programmeId: number, day: string) => sql`
  select o.account_id, sum(o.revenue_cents) as revenue,
    count(*) filter (where o.revenue_cents > 0) as orders,
    max(o.ordered_on) filter (where o.revenue_cents > 0) as last_order_on
  from orders o
  where o.programme_id = ${programmeId} and o.status <> 'cancelled'
    and o.ordered_on between ${r12Start(day)}::date and ${day}::date
  group by o.account_id`;

/** Members on the day who ordered in the twelve months that end on it, with how often they did. */
export const orderingMemberFacts = (sql: Sql, programmeId: number, day: string) => sql`
  select m.account_id, m.dated_on, b.orders as amount
  from (${memberFacts(sql, programmeId, day)}) m
  join (${purchases(sql, programmeId, day)}) b on b.account_id = m.account_id
  where b.orders > 0`;

/** Days since the last order, as a member or not, of each member on the day; null without one since the data begin. */
export const recencyFacts = (sql: Sql, programmeId: number, day: string, dataFrom: string) => sql`
  select m.account_id, m.dated_on, ${day}::date - max(o.ordered_on) as amount
  from (${memberFacts(sql, programmeId, day)}) m
  left join orders o
    on o.programme_id = ${programmeId} and o.account_id = m.account_id
    and o.ordered_on between ${dataFrom}::date and ${day}::date
    and o.status <> 'cancelled' and o.revenue_cents > 0
  group by m.account_id, m.dated_on`;

/** Accounts with an order, dated while a member, in each of the windows. */
export function memberBuyerFacts(sql: Sql, programmeId: number, day: string, windows: Days[]) {
  const bought = windows.map(
    ({ from, to }) => sql`exists (
      select from orders o
      where o.programme_id = ${programmeId} and o.account_id = a.id
        and o.ordered_on between ${from}::date and ${to}::date
        and o.status <> 'cancelled' and o.revenue_cents > 0 and ${asMember(sql)})`,
  );
  return sql`
    select a.id as account_id, ${day}::date as dated_on, 1 as amount
    from accounts a
    where a.programme_id = ${programmeId} and ${bought.reduce((all, one) => sql`${all} and ${one}`)}`;
}

/** Revenue in one of two periods of the accounts that were members on every day of both; stays that touch are one. */
export const sameMemberRevenueFacts = (sql: Sql, programmeId: number, day: string, both: [Days, Days], of: Days) => {
  const [one, other] = both;
  return sql`
    select s.account_id, ${day}::date as dated_on, coalesce(sum(o.revenue_cents), 0) as amount
    from (
      select e.account_id, range_agg(daterange(e.starts_on, e.ends_on)) as stays
      from enrolments e
      where e.programme_id = ${programmeId}
      group by e.account_id
    ) s
    left join orders o
      on o.programme_id = ${programmeId} and o.account_id = s.account_id and o.status <> 'cancelled'
      and o.ordered_on between ${of.from}::date and ${of.to}::date
    where s.stays @> daterange(${one.from}::date, ${one.to}::date, '[]')
      and s.stays @> daterange(${other.from}::date, ${other.to}::date, '[]')
    group by s.account_id`;
};

/** Revenue of the twelve months that end on the day, and yearly potential, of accounts whose potential is known. */
export const potentialFacts = (sql: Sql, programmeId: number, day: string, measure: "revenue" | "potential") => sql`
  select a.id as account_id, ${day}::date as dated_on,
    ${measure === "potential" ? sql`a.yearly_potential_cents` : sql`coalesce(b.revenue, 0)`} as amount
  from accounts a
  left join (${purchases(sql, programmeId, day)}) b on b.account_id = a.id
  where a.programme_id = ${programmeId} and a.yearly_potential_cents is not null`;
