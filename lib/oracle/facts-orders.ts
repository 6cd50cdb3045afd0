import type { Sql } from "postgres";

/** The order is dated while its account is a member. */
export const asMember = (sql: Sql) => sql`exists (
  select from enrolments e
  where e.programme_id = o.programme_id and e.account_id = o.account_id
    and e.starts_on <= o.ordered_on and (e.ends_on is null or o.ordered_on < e.ends_on))`;

export const revenueFacts = (sql: Sql, programmeId: number) => sql`
  select o.account_id, o.ordered_on as dated_on, o.revenue_cents as amount
  from orders o
  where o.programme_id = ${programmeId} and o.status <> 'cancelled'`;

export const memberRevenueFacts = (sql: Sql, programmeId: number) => sql`
  select o.account_id, o.ordered_on as dated_on, o.revenue_cents as amount
  from orders o
  where o.programme_id = ${programmeId} and o.status <> 'cancelled' and ${asMember(sql)}`;

/** Returns are not orders. */
export const memberOrderFacts = (sql: Sql, programmeId: number) => sql`
  select o.account_id, o.ordered_on as dated_on, 1 as amount
  from orders o
  where o.programme_id = ${programmeId} and o.status <> 'cancelled' and o.revenue_cents > 0 and ${asMember(sql)}`;

export const memberMarginFacts = (sql: Sql, programmeId: number) => sql`
  select o.account_id, o.ordered_on as dated_on, o.margin_cents as amount
  from orders o
  where o.programme_id = ${programmeId} and o.status <> 'cancelled' and ${asMember(sql)}`;

/** Rows that leave the margin of their cell unknown. */
export const missingMarginFacts = (sql: Sql, programmeId: number) => sql`
  select o.account_id, o.ordered_on as dated_on, 1 as amount
  from orders o
  where o.programme_id = ${programmeId} and o.status <> 'cancelled' and o.revenue_cents <> 0
    and o.margin_cents is null and ${asMember(sql)}`;
