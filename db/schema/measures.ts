/**
 * A *measure* is what cubes sum of the rows of accounts: what it is a number of, what it looks back on and whom it counts
 * is said here, once; its SQL over a row in `rollup-columns.ts`. Measures are bigint and add over accounts; only flows add
 * over time.
 */

/**
 * Happened in the month · the state at its end (or on the cut day) · accounts counted over a window that ends with it ·
 * known of a whole standard period only.
 */
export type MeasureKind = "flow" | "stock" | "count" | "period";

/**
 * The days that a measure looks back on: it is not known where they begin before `data from`. From its last day: that day,
 * 12 months, two years, the fiscal year (`running-year`: known on `as of` alone), the last three whole months and the same
 * N-1 (`three-months`: as of `as of` too); of a whole period: its days, the day before it, the same period a year before.
 */
export type Window =
  | "day"
  | "twelve-months"
  | "two-years"
  | "fiscal-year"
  | "running-year"
  | "three-months"
  | "period"
  | "eve"
  | "year-before";

/** What a measure is a number of. */
export type MeasureUnit = "money" | "points" | "count";

/** Whom a sum is made of: what a group must have enough of before totals of it are shown. */
export type Population = "accounts" | "members" | "objectives" | "orders";

export interface MeasureFacts<K extends MeasureKind = MeasureKind> {
  kind: K;
  unit: MeasureUnit;
  window: Window;
  of: Population;
}

const measure =
  <K extends MeasureKind>(kind: K, window: Window) =>
  (more: Partial<Omit<MeasureFacts, "kind">> = {}): MeasureFacts<K> => ({
    kind,
    unit: "count",
    window,
    of: "members",
    ...more,
  });
const flow = measure("flow", "day");
const stock = measure("stock", "day");
const count = measure("count", "twelve-months");
const period = (window: Window = "period", more: Partial<MeasureFacts> = {}) => measure("period", window)(more);

const money = { unit: "money" } as const;
const points = { unit: "points" } as const;
const everybody = { of: "accounts" } as const;
const ofObjectives = { of: "objectives", window: "fiscal-year" } as const;
const ofOrders = { of: "orders" } as const;
const lookingBack = { window: "twelve-months" } as const;

/** Of account_months. */
export const monthFacts = {
  accounts: stock(everybody),
  eligible_accounts: stock(everybody),
  members: stock(),
  new_members: flow(),
  leavers: flow(),
  revenue_cents: flow({ ...money, ...everybody }),
  member_revenue_cents: flow(money),
  member_orders: flow(),
  member_margin_cents: flow(money),
  member_orders_without_margin: flow(),
  active_members_r12: count(),
  orders_of_members_r12: count(),
  buying_members_r12: count(),
  bought_before: count({ window: "two-years", of: "accounts" }),
  bought_again: count({ window: "two-years", of: "accounts" }),
  potential_cents: stock({ ...money, ...everybody }),
  potential_revenue_cents: stock({ ...money, ...everybody, ...lookingBack }),
  recency_0_30: stock(),
  recency_31_60: stock(),
  recency_61_90: stock(),
  recency_91_180: stock(),
  recency_181_365: stock(),
  recency_over_365: stock(),
  recency_never: stock(),
  points_issued: flow(points),
  points_issued_purchase: flow(points),
  points_issued_objective_bonus: flow(points),
  points_issued_step: flow(points),
  points_issued_operation: flow(points),
  points_issued_engagement: flow(points),
  points_issued_other: flow(points),
  points_redeemed: flow(points),
  points_expired: flow(points),
  points_adjusted: flow(points),
  points_outstanding: stock(points),
  points_issued_to_date: stock(points),
  points_redeemed_to_date: stock(points),
  points_expired_to_date: stock(points),
  points_expiring_30: stock(points),
  points_expiring_90: stock(points),
  points_expiring_180: stock(points),
  redeeming_members_r12: count(),
  reward_cost_cents: flow(money),
  visits: flow(),
  visiting_members_r12: count(),
  objectives: stock(ofObjectives),
  objectives_attained: stock(ofObjectives),
  objectives_at_110: stock(ofObjectives),
  objectives_at_125: stock(ofObjectives),
  objectives_at_150: stock(ofObjectives),
  objective_target_cents: stock({ ...money, ...ofObjectives }),
  objective_revenue_cents: stock({ ...money, ...ofObjectives }),
  objective_missing_cents: stock({ ...money, ...ofObjectives }),
} as const satisfies Record<string, MeasureFacts>;
export type Measure = keyof typeof monthFacts;

/** Of reward orders, by kind of reward and by reward. */
export const rewardFacts = {
  reward_orders: flow(ofOrders),
  reward_points: flow({ ...points, ...ofOrders }),
  reward_cost_cents: flow({ ...money, ...ofOrders }),
} as const satisfies Record<string, MeasureFacts>;

/** Running costs, which belong to no account. */
export const costFacts = { running_cost_cents: flow(money) } as const;

const alike = <const N extends string, K extends MeasureKind>(names: readonly N[], facts: MeasureFacts<K>) =>
  Object.fromEntries(names.map((name) => [name, facts])) as Record<N, MeasureFacts<K>>;

const fifths = [1, 2, 3, 4, 5] as const;
/** The groups of `rfm`, in the order in which their rules are tried. */
const rfmNames = [
  "champions",
  "at_risk",
  "loyal",
  "big_spenders",
  "promising",
  "dormant",
  "regular",
  "inactive",
] as const;
export type RfmGroup = (typeof rfmNames)[number];

/** What depends on where an account stands in the whole programme. */
export const rankFacts = {
  ...alike(
    fifths.map((fifth) => `members_fifth_${fifth}` as const),
    stock(lookingBack),
  ),
  ...alike(
    fifths.map((fifth) => `eligible_fifth_${fifth}` as const),
    stock({ ...lookingBack, ...everybody }),
  ),
  ...alike(
    rfmNames.map((group) => `rfm_${group}` as const),
    stock(lookingBack),
  ),
  ...alike(
    rfmNames.map((group) => `rfm_${group}_cents` as const),
    stock({ ...lookingBack, ...money }),
  ),
};

/** What is known of a whole period only, at the standard periods. */
export const periodFacts = {
  same_members: period("year-before"),
  same_member_revenue_cents: period("year-before", money),
  same_member_revenue_before_cents: period("year-before", money),
  visitors: period(),
  catalogue_visitors: period(),
  visitors_who_ordered: period(),
  tier_upgraded: period("eve"),
  tier_kept: period("eve"),
  tier_downgraded: period("eve"),
  tier_entered: period("eve"),
  tier_left: period("eve"),
} as const;

/** Accounts by the tier at a period's start and at its end. */
export const moveFacts = { moves: period("eve") } as const;

/** What became of the points of each quarter; months are those in which it happened. */
export const lotFacts = {
  lot_issued: flow(points),
  lot_redeemed: flow(points),
  lot_expired: flow(points),
  lot_withdrawn: flow(points),
} as const satisfies Record<string, MeasureFacts>;

/** How the running year's objectives will end, as it looks on `as of`. */
export const landingBands = ["attained", "on_track", "within_reach", "late", "waiting", "lost"] as const;
export type LandingBand = (typeof landingBands)[number];
export const landingFacts = alike(
  landingBands.map((band) => `landing_${band}` as const),
  stock({ ...ofObjectives, window: "running-year" }),
);

/** Accounts that bought in the last three whole months N-1, and those of them that now fall below what that predicts. */
export const fallingFacts = alike(
  ["compared_accounts", "falling_accounts"],
  stock({ ...everybody, window: "three-months" }),
);

/** What is known on `as of` alone. */
export const nowFacts = { ...landingFacts, ...fallingFacts };

/** Members of a month's cohort, in each later month. */
export const cohortFacts = {
  enrolled: stock(),
  bought: stock(),
  bought_r12: stock(),
  cohort_revenue_cents: flow(money),
} as const satisfies Record<string, MeasureFacts>;
export type CohortMeasure = keyof typeof cohortFacts;

/** All measures that an indicator may be made of, by the rollup that has them; of those in several, the first is read. */
export const families = {
  months: monthFacts,
  rewards: rewardFacts,
  items: rewardFacts,
  costs: costFacts,
  ranks: rankFacts,
  periods: periodFacts,
  moves: moveFacts,
  lots: lotFacts,
  now: nowFacts,
} as const;
export type Family = keyof typeof families;

const all = {
  ...rewardFacts,
  ...costFacts,
  ...rankFacts,
  ...periodFacts,
  ...moveFacts,
  ...lotFacts,
  ...nowFacts,
  ...monthFacts,
};
export type AnyMeasure = keyof typeof all;
export const factsOf = (measure: AnyMeasure): MeasureFacts => all[measure];

type Of<K> = { [M in AnyMeasure]: (typeof all)[M]["kind"] extends K ? M : never }[AnyMeasure];
export type FlowMeasure = Of<"flow">;
export type StockMeasure = Of<"stock">;
export type CountMeasure = Of<"count">;
export type PeriodMeasure = Of<"period">;

/** A sum that is not known where another measure is above 0: no margin unless every order has one. */
export const unknownWhere: Partial<Record<AnyMeasure, Measure>> = {
  member_margin_cents: "member_orders_without_margin",
};
