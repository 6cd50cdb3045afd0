import type { Sql } from "postgres";
import { r12Start } from "./calendar";
import { memberFacts } from "./facts-members";

/** Ledger entries of one flow: its own entries, and the reversals of them on the reversals' own dates. */
const entries = (sql: Sql, programmeId: number, kind: "earn" | "redeem" | "expire" | "adjust") => sql`
  select l.account_id, l.dated_on, l.points
  from points l
  where l.programme_id = ${programmeId} and (
    l.kind = ${kind}
    or (l.kind = 'reverse' and exists (
      select from points reversed
      where reversed.programme_id = l.programme_id and reversed.ref = l.reverses_ref and reversed.kind = ${kind})))`;

export const issuedFacts = (sql: Sql, programmeId: number) => sql`
  select i.account_id, i.dated_on, i.points as amount from (${entries(sql, programmeId, "earn")}) i`;

export const redeemedFacts = (sql: Sql, programmeId: number) => sql`
  select r.account_id, r.dated_on, -r.points as amount from (${entries(sql, programmeId, "redeem")}) r`;

export const expiredFacts = (sql: Sql, programmeId: number) => sql`
  select x.account_id, x.dated_on, -x.points as amount from (${entries(sql, programmeId, "expire")}) x`;

/** Above 0 where points were given. */
export const adjustedFacts = (sql: Sql, programmeId: number) => sql`
  select a.account_id, a.dated_on, a.points as amount from (${entries(sql, programmeId, "adjust")}) a`;

export const mechanics = ["purchase", "objective-bonus", "step", "operation", "engagement"] as const;

/** Points issued by a mechanic, null: by any that has no name here; reversals count against what they reverse. */
export const mechanicFacts = (sql: Sql, programmeId: number, mechanic: (typeof mechanics)[number] | null) => sql`
  select i.account_id, i.dated_on, i.points as amount
  from (
    select l.account_id, l.dated_on, l.points, l.mechanic
    from points l
    where l.programme_id = ${programmeId} and l.kind = 'earn'
    union all
    select l.account_id, l.dated_on, l.points, reversed.mechanic
    from points l
    join points reversed on reversed.programme_id = l.programme_id and reversed.ref = l.reverses_ref
    where l.programme_id = ${programmeId} and l.kind = 'reverse' and reversed.kind = 'earn'
  ) i
  where ${mechanic === null ? sql`coalesce(i.mechanic <> all(${[...mechanics]}), true)` : sql`i.mechanic = ${mechanic}`}`;

/** Points issued, in minor units of money. */
export const grantedFacts = (sql: Sql, programmeId: number) => sql`
  select i.account_id, i.dated_on, i.points * p.point_value as amount
  from (${entries(sql, programmeId, "earn")}) i
  join programmes p on p.id = ${programmeId}`;

export const issuedToDateFacts = (sql: Sql, programmeId: number, day: string) => sql`
  select i.account_id, ${day}::date as dated_on, i.amount
  from (${issuedFacts(sql, programmeId)}) i where i.dated_on <= ${day}::date`;

export const redeemedToDateFacts = (sql: Sql, programmeId: number, day: string) => sql`
  select r.account_id, ${day}::date as dated_on, r.amount
  from (${redeemedFacts(sql, programmeId)}) r where r.dated_on <= ${day}::date`;

export const balanceFacts = (sql: Sql, programmeId: number, day: string) => sql`
  select l.account_id, ${day}::date as dated_on, l.points as amount
  from points l
  where l.programme_id = ${programmeId} and l.dated_on <= ${day}::date`;

/** Members on the day who redeemed more than was given back in the twelve months that end on it. */
export const redeemingMemberFacts = (sql: Sql, programmeId: number, day: string) => sql`
  select m.account_id, m.dated_on, m.amount
  from (${memberFacts(sql, programmeId, day)}) m
  where (
    select sum(r.amount) from (${redeemedFacts(sql, programmeId)}) r
    where r.account_id = m.account_id and r.dated_on between ${r12Start(day)}::date and ${day}::date) > 0`;
