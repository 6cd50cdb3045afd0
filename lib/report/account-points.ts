import "server-only";
import type { AccountReward, AccountSheet } from "@/lib/lists/account-sheet";
import { addDays, type Day } from "@/lib/periods/calendar";
import type { Reader } from "./open-reader";
import type { AccountRow } from "./query-account";

/** As far ahead as `points-expiring` tells of. */
const EXPIRING_DAYS = 180;

/**
 * Points of the balance by the day on which they expire, the first day first. All of them add up to the balance: who may
 * not know it has those of `EXPIRING_DAYS`.
 */
export const readExpiring = ({ tx, programme, clock: { asOf } }: Reader, { id }: AccountRow, hasBalance: boolean) => tx<
  { on: Day; points: number }[]
>`
  select expires_on as on, sum(open)::bigint as points from point_lots
  where programme_id = ${programme.id} and account_id = ${id} and open > 0 and expires_on > ${asOf}
    and (${hasBalance} or expires_on <= ${addDays(asOf, EXPIRING_DAYS)})
  group by expires_on order by expires_on`;

type TakenReward = NonNullable<AccountSheet["rewards"]>[number];

/** Rewards taken by month. */
export const readRewards = ({ tx, programme }: Reader, { id }: AccountRow) => tx<Required<TakenReward>[]>`
  select to_char(m.month, 'YYYY-MM') as month, r.name, m.kind, sum(m.reward_orders)::int as orders,
    sum(m.reward_points)::bigint as points
  from reward_months m join rewards r on r.programme_id = m.programme_id and r.id = m.reward_id
  where m.programme_id = ${programme.id} and m.account_id = ${id} and m.part = 0
  group by m.month, r.id, r.name, r.code, m.kind having sum(m.reward_orders) > 0
  order by m.month desc, points desc, r.code collate "C"`;

/** Rewards that a member's balance pays for now: nearest under it, of as many kinds as there are. */
export const readReach = async ({ tx, programme }: Reader, { isMember, points }: AccountRow) =>
  isMember && points > 0
    ? tx<AccountReward[]>`
        select name, kind, points from (
          select name, kind, points, code, row_number() over (partition by kind order by points desc, code collate "C") as place
          from rewards where programme_id = ${programme.id} and points between 1 and ${points}
        ) r
        order by place, points desc, code collate "C" limit 3`
    : [];
