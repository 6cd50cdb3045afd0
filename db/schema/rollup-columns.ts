/**
 * The measures that the rollups hold, once for account_months and every cube. All are bigint and add over accounts;
 * only flows add over time.
 *
 * - `flow`: happened in the month.
 * - `stock`: the state at the end of the month (or on the cut day).
 * - `count`: a flag of an account over a window that ends with the month, so that a distinct count adds over cells
 *   (never over months).
 */
export const measures = {
  accounts: "stock",
  eligible_accounts: "stock",
  members: "stock",
  new_members: "flow",
  leavers: "flow",
  revenue_cents: "flow",
  member_revenue_cents: "flow",
  member_orders: "flow",
  member_margin_cents: "flow",
  member_orders_without_margin: "flow",
  active_members_r12: "count",
  points_issued: "flow",
  points_redeemed: "flow",
  points_expired: "flow",
  points_adjusted: "flow",
  points_outstanding: "stock",
  points_issued_to_date: "stock",
  points_redeemed_to_date: "stock",
  redeeming_members_r12: "count",
  reward_cost_cents: "flow",
  objectives: "stock",
  objectives_attained: "stock",
  objective_target_cents: "stock",
  objective_revenue_cents: "stock",
} as const;

/** The measures of reward orders, by kind of reward. */
export const rewardMeasures = {
  reward_orders: "flow",
  reward_points: "flow",
  reward_cost_cents: "flow",
} as const;

export type Measure = keyof typeof measures;
export type RewardMeasure = keyof typeof rewardMeasures;
type Of<T, K> = { [M in keyof T]: T[M] extends K ? M : never }[keyof T];
export type FlowMeasure = Of<typeof measures, "flow">;
export type StockMeasure = Of<typeof measures, "stock">;
export type CountMeasure = Of<typeof measures, "count">;

/** A sum that is not known where another measure is above 0: no margin unless every order has one. */
export const unknownWhere: Partial<Record<Measure | RewardMeasure, Measure>> = {
  member_margin_cents: "member_orders_without_margin",
};

/** The days that a measure of a period's end looks back on: it is not known where they begin before `data from`. */
export type Window = "day" | "twelve-months" | "fiscal-year";
export const windowOf = (measure: Measure | RewardMeasure): Window => {
  if (measure.startsWith("objective")) return "fiscal-year";
  return measure in measures && measures[measure as Measure] === "count" ? "twelve-months" : "day";
};

export const measureNames = Object.keys(measures) as Measure[];
export const rewardMeasureNames = Object.keys(rewardMeasures) as RewardMeasure[];

/**
 * What only an account's own row can carry from month to month: orders as customer or member, and sums over the 12
 * months and the fiscal year to the row's day.
 */
export const carriedNames = [
  "orders",
  "orders_r12",
  "member_orders_r12",
  "points_redeemed_r12",
  "fiscal_revenue_cents",
] as const;
export type Carried = (typeof carriedNames)[number];
