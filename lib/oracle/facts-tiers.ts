import type { Sql } from "postgres";
import { memberFacts } from "./facts-members";

/** Members on the day and the tier that each holds on it; without a tier a member ranks below all who have one. */
const tieredMembers = (sql: Sql, programmeId: number, day: string) => sql`
  select m.account_id, coalesce(t.code, 'none') as code, coalesce(t.rank::float8, '-infinity') as rank
  from (${memberFacts(sql, programmeId, day)}) m
  left join lateral (
    select c.tier_id from tier_changes c
    where c.programme_id = ${programmeId} and c.account_id = m.account_id and c.since <= ${day}::date
    order by c.since desc limit 1
  ) held on true
  left join tiers t on t.programme_id = ${programmeId} and t.id = held.tier_id`;

/** Where each account that was a member on one of the two days was on both; "outside" is not a member. */
export const migrationFacts = (sql: Sql, programmeId: number, start: string, end: string) => sql`
  select coalesce(s.account_id, e.account_id) as account_id, ${end}::date as dated_on, 1 as amount,
    coalesce(s.code, 'outside') as before, coalesce(e.code, 'outside') as after,
    case
      when s.account_id is null then 'entered'
      when e.account_id is null then 'left'
      when e.rank > s.rank then 'upgraded'
      when e.rank < s.rank then 'downgraded'
      else 'kept'
    end as part
  from (${tieredMembers(sql, programmeId, start)}) s
  full join (${tieredMembers(sql, programmeId, end)}) e on e.account_id = s.account_id`;

export interface TierTarget {
  code: string;
  share: number;
}

/** The shares of members that the programme means its tiers to have; equal ones where it does not say. */
export const readTierTargets = (sql: Sql, programmeId: number) => sql<TierTarget[]>`
  select t.code, case
      when p.target_tier_shares is null then 1.0 / count(*) over ()
      else coalesce((p.target_tier_shares ->> t.code)::numeric, 0)
    end::float8 as share
  from tiers t
  join programmes p on p.id = t.programme_id
  where t.programme_id = ${programmeId}`;
