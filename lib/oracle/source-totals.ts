import type { Sql } from "postgres";
import { memberFacts, newMemberFacts } from "./facts-members";
import {
  memberMarginFacts,
  memberOrderFacts,
  memberRevenueFacts,
  missingMarginFacts,
  revenueFacts,
} from "./facts-orders";
import { adjustedFacts, balanceFacts, expiredFacts, issuedFacts, redeemedFacts } from "./facts-points";
import { rewardFacts } from "./facts-rewards";

/** What a source would say of one whole month, by its first and last day; money in minor units, null where it is not known. */
export async function oracleTotals(
  sql: Sql,
  programmeId: number,
  from: string,
  to: string,
): Promise<Record<string, number | null>> {
  const sumOf = async (facts: ReturnType<typeof revenueFacts>) => {
    const [row] = await sql<{ sum: number }[]>`
      select coalesce(sum(f.amount), 0)::float8 as sum from (${facts}) f where f.dated_on between ${from}::date and ${to}::date`;
    return row?.sum ?? 0;
  };
  const [ordered] = await sql<{ orders: number; buyers: number }[]>`
    select count(*)::int as orders, count(distinct account_id)::int as buyers from orders
    where programme_id = ${programmeId} and status <> 'cancelled' and revenue_cents > 0
      and ordered_on between ${from}::date and ${to}::date`;
  const isMarginKnown = (await sumOf(missingMarginFacts(sql, programmeId))) === 0;
  return {
    revenue: await sumOf(revenueFacts(sql, programmeId)),
    orders: ordered?.orders ?? 0,
    "buying-accounts": ordered?.buyers ?? 0,
    "member-revenue": await sumOf(memberRevenueFacts(sql, programmeId)),
    "member-orders": await sumOf(memberOrderFacts(sql, programmeId)),
    "member-margin": isMarginKnown ? await sumOf(memberMarginFacts(sql, programmeId)) : null,
    members: await sumOf(memberFacts(sql, programmeId, to)),
    "new-members": await sumOf(newMemberFacts(sql, programmeId)),
    "points-issued": await sumOf(issuedFacts(sql, programmeId)),
    "points-redeemed": await sumOf(redeemedFacts(sql, programmeId)),
    "points-expired": await sumOf(expiredFacts(sql, programmeId)),
    "points-adjusted": await sumOf(adjustedFacts(sql, programmeId)),
    "points-balance": await sumOf(balanceFacts(sql, programmeId, to)),
    "reward-orders": await sumOf(rewardFacts(sql, programmeId, "orders")),
    "reward-cost": await sumOf(rewardFacts(sql, programmeId, "cost")),
  };
}
