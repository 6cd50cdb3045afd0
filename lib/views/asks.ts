import type { Dimension } from "@/lib/indicators/algebra";
import type { Grain } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";

/** What a page asks besides its figures of one number: an indicator, how it is split, over which days. */
export interface Ask {
  indicator: IndicatorId;
  definition?: string;
  by?: readonly (Dimension | Grain)[];
  /**
   * The page's period unless it says: the months that its charts show (24, ending with the period), three years of months,
   * all months that the data knows of, or the 8 or 12 quarters to the period’s.
   */
  over?: "months" | "three-years" | "history" | "quarters" | "twelve-quarters";
  compare?: "none";
}

/** Every answer that a page may hold, by its name there. Pages of several readers share them. */
export const asks = {
  goals: { indicator: "goal-progress" },
  curve: { indicator: "attainment-curve" },
  "tier-members": { indicator: "tier-distribution", definition: "members" },
  "tier-revenue": { indicator: "tier-distribution", definition: "revenue" },
  "tier-cost": { indicator: "tier-distribution", definition: "reward-cost" },
  // Without its own N-1, which is not shown: of totals, two years back would hide groups that were small then.
  "tier-growth": { indicator: "member-revenue-growth", by: ["tier"], compare: "none" },
  "tier-history": {
    indicator: "tier-distribution",
    definition: "members",
    by: ["month"],
    over: "months",
    compare: "none",
  },
  "tier-moves": { indicator: "tier-migration", definition: "moves" },
  "tier-matrix": { indicator: "tier-migration", definition: "matrix", compare: "none" },
  "revenue-over-12-months": {
    indicator: "member-revenue",
    definition: "twelve-months",
    by: ["month"],
    over: "three-years",
    compare: "none",
  },
  "revenue-by-segment": { indicator: "member-revenue", by: ["segment"] },
  "revenue-by-region": { indicator: "member-revenue", by: ["region"] },
  "member-funnel": { indicator: "member-funnel", compare: "none" },
  "penetration-by-segment": { indicator: "penetration", by: ["segment"] },
  "penetration-by-fifth": { indicator: "best-customer-share", definition: "penetration-by-fifth" },
  "best-customer-ceiling": { indicator: "best-customer-share", definition: "ceiling" },
  "issued-by-mechanic": { indicator: "points-issued", definition: "mechanic" },
  "points-roll-forward": { indicator: "points-roll-forward", compare: "none" },
  "redeemed-lifetime": { indicator: "redemption-rate", definition: "lifetime" },
  "redeemed-period": { indicator: "redemption-rate", definition: "period" },
  // A year before, the same quarters had one more year: not like for like.
  "redeemed-cohort": { indicator: "redemption-rate", definition: "cohort", compare: "none" },
  "redeemed-members": { indicator: "redemption-rate", definition: "members" },
  "redeemed-lifetime-months": { indicator: "redemption-rate", definition: "lifetime", by: ["month"], over: "months" },
  "redeemed-period-months": { indicator: "redemption-rate", definition: "period", by: ["month"], over: "months" },
  "redeemed-members-months": { indicator: "redemption-rate", definition: "members", by: ["month"], over: "months" },
  "redeemed-cohort-quarters": {
    indicator: "redemption-rate",
    definition: "cohort",
    by: ["quarter"],
    over: "quarters",
    compare: "none",
  },
  "points-cohorts": { indicator: "points-cohorts", by: ["quarter"], over: "history" },
  "points-expiring": { indicator: "points-expiring" },
  "reward-mix": { indicator: "reward-mix" },
  "top-rewards": { indicator: "reward-mix", definition: "rewards" },
  "visit-funnel": { indicator: "visit-funnel" },
  "visiting-by-tier": { indicator: "visiting-rate", by: ["month", "tier"], over: "months", compare: "none" },
  "landing-bands": { indicator: "projected-landing", definition: "bands", compare: "none" },
  "beyond-objective": { indicator: "beyond-objective" },
  "attainment-by-tier": { indicator: "objective-attainment", by: ["tier"] },
  "attainment-by-segment": { indicator: "objective-attainment", by: ["segment"] },
  "attainment-by-region": { indicator: "objective-attainment", by: ["region"] },
  "attainment-by-rep": { indicator: "objective-attainment", by: ["rep"] },
  "missing-by-segment": { indicator: "missing-to-objective", by: ["segment"] },
  "budget-use": { indicator: "budget-use", compare: "none" },
  "generosity-by-quarter": {
    indicator: "generosity-consumed",
    by: ["quarter"],
    over: "twelve-quarters",
    compare: "none",
  },
  "margin-by-quarter": {
    indicator: "margin-after-programme",
    by: ["quarter"],
    over: "twelve-quarters",
    compare: "none",
  },
  "map-tier": { indicator: "generosity-profitability", definition: "tier", compare: "none" },
  "map-segment": { indicator: "generosity-profitability", definition: "segment", compare: "none" },
  "map-region": { indicator: "generosity-profitability", definition: "region", compare: "none" },
  "rfm-members": { indicator: "rfm", definition: "members" },
  "rfm-revenue": { indicator: "rfm", definition: "revenue", compare: "none" },
  "recency-bands": { indicator: "recency", definition: "bands" },
  "segment-profile": { indicator: "segments", compare: "none" },
  "cohort-buyers": { indicator: "cohort-retention", definition: "bought-by-month", by: ["quarter"], over: "months" },
  "cohort-revenue": { indicator: "cohort-retention", definition: "revenue-by-month", by: ["quarter"], over: "months" },
  "incremental-margin": { indicator: "incremental-margin" },
  roi: { indicator: "roi" },
  "cohort-years": { indicator: "cohort-retention", definition: "bought-by-year", by: ["fiscal-year"], over: "history" },
  "cohort-revenue-years": {
    indicator: "cohort-retention",
    definition: "revenue-by-year",
    by: ["fiscal-year"],
    over: "history",
  },
} as const satisfies Record<string, Ask>;

export type AskId = keyof typeof asks;
