import type { Sql } from "postgres";
import { r12Start } from "./calendar";
import { memberFacts } from "./facts-members";

/** Visits dated, in the programme's zone, while their account is a member; of one page only where it is named. */
export const visitFacts = (sql: Sql, programmeId: number, page: string | null = null) => sql`
  select v.account_id, v.dated_on, 1 as amount
  from (
    select visits.account_id, visits.page, (visits.visited_at at time zone p.zone)::date as dated_on
    from visits join programmes p on p.id = visits.programme_id
    where visits.programme_id = ${programmeId}
  ) v
  where exists (
      select from enrolments e
      where e.programme_id = ${programmeId} and e.account_id = v.account_id
        and e.starts_on <= v.dated_on and (e.ends_on is null or v.dated_on < e.ends_on))
    ${page === null ? sql`` : sql`and v.page = ${page}`}`;

/** Members on the day who came in the twelve months that end on it. */
export const visitingMemberFacts = (sql: Sql, programmeId: number, day: string) => sql`
  select m.account_id, m.dated_on, m.amount
  from (${memberFacts(sql, programmeId, day)}) m
  join (
    select distinct v.account_id from (${visitFacts(sql, programmeId)}) v
    where v.dated_on between ${r12Start(day)}::date and ${day}::date
  ) visiting on visiting.account_id = m.account_id`;

/** Rewards ordered by members, not cancelled. */
export const memberRewardFacts = (sql: Sql, programmeId: number) => sql`
  select w.account_id, w.ordered_on as dated_on, 1 as amount
  from reward_orders w
  where w.programme_id = ${programmeId} and w.status <> 'cancelled' and exists (
    select from enrolments e
    where e.programme_id = w.programme_id and e.account_id = w.account_id
      and e.starts_on <= w.ordered_on and (e.ends_on is null or w.ordered_on < e.ends_on))`;
