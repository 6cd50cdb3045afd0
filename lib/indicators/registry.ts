import { activeRate } from "./active-rate";
import { attainmentAmount } from "./attainment-amount";
import { attainmentCurve } from "./attainment-curve";
import { averageOrder } from "./average-order";
import { bestCustomerShare } from "./best-customer-share";
import { beyondObjective } from "./beyond-objective";
import { breakage } from "./breakage";
import { budgetUse } from "./budget-use";
import { cohortRetention } from "./cohort-retention";
import { costPerActiveMember } from "./cost-per-active-member";
import { costPerPoint } from "./cost-per-point";
import type { Indicator } from "./define-indicator";
import { fallingAccounts } from "./falling-accounts";
import { generosityConsumed } from "./generosity-consumed";
import { generosityGranted } from "./generosity-granted";
import { generosityProfitability } from "./generosity-profitability";
import { goalProgress } from "./goal-progress";
import { incrementalMargin } from "./incremental-margin";
import { leavers } from "./leavers";
import { marginAfterProgramme } from "./margin-after-programme";
import { marginAfterRewards } from "./margin-after-rewards";
import { memberFunnel } from "./member-funnel";
import { memberRevenue } from "./member-revenue";
import { memberRevenueGrowth } from "./member-revenue-growth";
import { memberRevenueShare } from "./member-revenue-share";
import { members } from "./members";
import { membershipGrowth } from "./membership-growth";
import { missingToObjective } from "./missing-to-objective";
import { netGrowth } from "./net-growth";
import { newMembers } from "./new-members";
import { objectiveAttainment } from "./objective-attainment";
import { orders } from "./orders";
import { penetration } from "./penetration";
import { pointsAdjusted } from "./points-adjusted";
import { pointsCohorts } from "./points-cohorts";
import { pointsExpired } from "./points-expired";
import { pointsExpiring } from "./points-expiring";
import { pointsIssued } from "./points-issued";
import { pointsLiability } from "./points-liability";
import { pointsOutstanding } from "./points-outstanding";
import { pointsRedeemed } from "./points-redeemed";
import { pointsRollForward } from "./points-roll-forward";
import { potentialReached } from "./potential-reached";
import { programmeCost } from "./programme-cost";
import { programmeCostRate } from "./programme-cost-rate";
import { projectedLanding } from "./projected-landing";
import { purchaseFrequency } from "./purchase-frequency";
import { recency } from "./recency";
import { recruitmentPace } from "./recruitment-pace";
import { redemptionRate } from "./redemption-rate";
import { retentionRate } from "./retention-rate";
import { revenue } from "./revenue";
import { rewardMix } from "./reward-mix";
import { rewardOrders } from "./reward-orders";
import { rfm } from "./rfm";
import { roi } from "./roi";
import { sameMemberRevenueGrowth } from "./same-member-revenue-growth";
import { segments } from "./segments";
import { tierBalance } from "./tier-balance";
import { tierDistribution } from "./tier-distribution";
import { tierMigration } from "./tier-migration";
import { timeToFirstReward } from "./time-to-first-reward";
import { visitFunnel } from "./visit-funnel";
import { visitingRate } from "./visiting-rate";
import { visits } from "./visits";

/** The catalogue, in the dictionary's order. An indicator that is not listed here does not exist. */
const all = [
  goalProgress,
  revenue,
  memberRevenue,
  memberRevenueGrowth,
  sameMemberRevenueGrowth,
  memberRevenueShare,
  orders,
  averageOrder,
  purchaseFrequency,
  activeRate,
  retentionRate,
  incrementalMargin,
  members,
  newMembers,
  leavers,
  netGrowth,
  membershipGrowth,
  penetration,
  memberFunnel,
  recruitmentPace,
  tierDistribution,
  tierBalance,
  bestCustomerShare,
  tierMigration,
  pointsIssued,
  pointsRedeemed,
  pointsExpired,
  pointsAdjusted,
  pointsOutstanding,
  pointsRollForward,
  pointsExpiring,
  redemptionRate,
  pointsCohorts,
  breakage,
  rewardOrders,
  rewardMix,
  timeToFirstReward,
  visits,
  visitingRate,
  visitFunnel,
  objectiveAttainment,
  attainmentCurve,
  attainmentAmount,
  projectedLanding,
  missingToObjective,
  beyondObjective,
  generosityGranted,
  generosityConsumed,
  costPerPoint,
  pointsLiability,
  programmeCost,
  programmeCostRate,
  marginAfterRewards,
  marginAfterProgramme,
  costPerActiveMember,
  roi,
  budgetUse,
  generosityProfitability,
  recency,
  fallingAccounts,
  cohortRetention,
  potentialReached,
  rfm,
  segments,
] as const;

export type IndicatorId = (typeof all)[number]["id"];
export const indicators: readonly (Indicator & { id: IndicatorId })[] = all;
const byId = new Map<string, Indicator & { id: IndicatorId }>(all.map((indicator) => [indicator.id, indicator]));

/** Null for an id that the catalogue does not know. */
export const getIndicator = (id: string): (Indicator & { id: IndicatorId }) | null => byId.get(id) ?? null;
