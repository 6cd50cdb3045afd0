import type { Sql } from "postgres";
import type { RewardKind } from "@/db/schema/rewards";

export type RewardMeasure = "cost" | "orders" | "points";

/** Reward orders that were not cancelled, of members or not; of one kind, or of one reward by its code. */
export const rewardFacts = (
  sql: Sql,
  programmeId: number,
  measure: RewardMeasure,
  only: { kind?: RewardKind; code?: string } = {},
) => {
  const amount = { cost: sql`w.cost_cents`, orders: sql`1`, points: sql`w.points` }[measure];
  return sql`
    select w.account_id, w.ordered_on as dated_on, ${amount} as amount
    from reward_orders w
    join rewards r on r.programme_id = w.programme_id and r.id = w.reward_id
    where w.programme_id = ${programmeId} and w.status <> 'cancelled'
      ${only.kind === undefined ? sql`` : sql`and r.kind = ${only.kind}`}
      ${only.code === undefined ? sql`` : sql`and r.code = ${only.code}`}`;
};
