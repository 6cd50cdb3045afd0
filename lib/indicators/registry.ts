import { activeRate } from "./active-rate";
import { attainmentCurve } from "./attainment-curve";
import type { Indicator } from "./define-indicator";
import { generosityConsumed } from "./generosity-consumed";
import { generosityGranted } from "./generosity-granted";
import { goalProgress } from "./goal-progress";
import { leavers } from "./leavers";
import { marginAfterRewards } from "./margin-after-rewards";
import { memberRevenue } from "./member-revenue";
import { memberRevenueGrowth } from "./member-revenue-growth";
import { memberRevenueShare } from "./member-revenue-share";
import { members } from "./members";
import { newMembers } from "./new-members";
import { objectiveAttainment } from "./objective-attainment";
import { orders } from "./orders";
import { penetration } from "./penetration";
import { pointsIssued } from "./points-issued";
import { pointsOutstanding } from "./points-outstanding";
import { pointsRedeemed } from "./points-redeemed";
import { redemptionRate } from "./redemption-rate";
import { revenue } from "./revenue";
import { rewardMix } from "./reward-mix";
import { tierDistribution } from "./tier-distribution";

/** The catalogue, in the dictionary's order. An indicator that is not listed here does not exist. */
const all = [
  goalProgress,
  revenue,
  memberRevenue,
  memberRevenueGrowth,
  memberRevenueShare,
  orders,
  activeRate,
  members,
  newMembers,
  leavers,
  penetration,
  tierDistribution,
  pointsIssued,
  pointsRedeemed,
  pointsOutstanding,
  redemptionRate,
  rewardMix,
  objectiveAttainment,
  attainmentCurve,
  generosityGranted,
  generosityConsumed,
  marginAfterRewards,
] as const;

export type IndicatorId = (typeof all)[number]["id"];
export const indicators: readonly (Indicator & { id: IndicatorId })[] = all;
const byId = new Map<string, Indicator & { id: IndicatorId }>(all.map((indicator) => [indicator.id, indicator]));

/** Null for an id that the catalogue does not know. */
export const getIndicator = (id: string): (Indicator & { id: IndicatorId }) | null => byId.get(id) ?? null;
