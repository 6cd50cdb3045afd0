import type { Sql } from "postgres";
import { r12Start } from "./calendar";
import { asMember } from "./facts-orders";

/** A member on the day: enrolled on or before it, and not left by it. */
export const memberFacts = (sql: Sql, programmeId: number, day: string) => sql`
  select distinct e.account_id, ${day}::date as dated_on, 1 as amount
  from enrolments e
  where e.programme_id = ${programmeId}
    and e.starts_on <= ${day}::date and (e.ends_on is null or ${day}::date < e.ends_on)`;

export const newMemberFacts = (sql: Sql, programmeId: number) => sql`
  select e.account_id, e.starts_on as dated_on, 1 as amount
  from enrolments e
  where e.programme_id = ${programmeId}`;

export const leaverFacts = (sql: Sql, programmeId: number) => sql`
  select e.account_id, e.ends_on as dated_on, 1 as amount
  from enrolments e
  where e.programme_id = ${programmeId}`;

/** Members on the day with an order, dated while a member, in the twelve months that end on it. */
export const activeMemberFacts = (sql: Sql, programmeId: number, day: string) => sql`
  select m.account_id, m.dated_on, m.amount
  from (${memberFacts(sql, programmeId, day)}) m
  where exists (
    select from orders o
    where o.programme_id = ${programmeId} and o.account_id = m.account_id
      and o.ordered_on between ${r12Start(day)}::date and ${day}::date
      and o.status <> 'cancelled' and o.revenue_cents > 0 and ${asMember(sql)})`;

export async function flagsAnyAccount(sql: Sql, programmeId: number): Promise<boolean> {
  const flagged = await sql`select from accounts a where a.programme_id = ${programmeId} and a.eligible limit 1`;
  return flagged.length > 0;
}

/** Members, and the accounts flagged; or, where the programme flags none, those with any order in twelve months. */
export const eligibleFacts = (sql: Sql, programmeId: number, day: string, flagged: boolean) => sql`
  select a.id as account_id, ${day}::date as dated_on, 1 as amount
  from accounts a
  where a.programme_id = ${programmeId} and (
    a.id in (select m.account_id from (${memberFacts(sql, programmeId, day)}) m)
    or ${
      flagged
        ? sql`a.eligible`
        : sql`exists (
            select from orders o
            where o.programme_id = ${programmeId} and o.account_id = a.id
              and o.ordered_on between ${r12Start(day)}::date and ${day}::date
              and o.status <> 'cancelled' and o.revenue_cents > 0)`
    })`;
