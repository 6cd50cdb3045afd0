/**
 * What the rollups hold. `account_months` keeps a row's flows and states; a *measure* is what cubes sum of those rows: it
 * says here, once, how it is read from a row (`sql`, over `a`), what it looks back on and whom it counts. Measures are
 * bigint and add over accounts; only flows add over time.
 */

/**
 * Happened in the month · the state at its end (or on the cut day) · accounts counted over a window that ends with it ·
 * known of a whole standard period only.
 */
export type MeasureKind = "flow" | "stock" | "count" | "period";

/**
 * The days that a measure looks back on: it is not known where they begin before `data from`. From its last day: that day,
 * 12 months, two years, the fiscal year (`running-year`: known on `as of` alone); of a whole period: its days, the day before
 * it, the same period a year before.
 */
export type Window =
  | "day"
  | "twelve-months"
  | "two-years"
  | "fiscal-year"
  | "running-year"
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

/** A measure that is a sum of rows `a` of an exact table, with its SQL over one of them. */
export interface RowMeasure<K extends MeasureKind = MeasureKind> extends MeasureFacts<K> {
  sql: string;
}

const factsFor = <K extends MeasureKind>(kind: K, window: Window, name: string): MeasureFacts<K> => ({
  kind,
  unit: name.endsWith("_cents") ? "money" : "count",
  window,
  of: "members",
});
const rowMeasure =
  <K extends MeasureKind>(kind: K, window: Window) =>
  (name: string, more: Partial<Omit<RowMeasure, "kind">> = {}): RowMeasure<K> => ({
    ...factsFor(kind, window, name),
    sql: `a.${name}`,
    ...more,
  });
const flow = rowMeasure("flow", "day");
const stock = rowMeasure("stock", "day");
const count = rowMeasure("count", "twelve-months");
const period = (name: string, window: Window = "period") => factsFor("period", window, name);

const flag = (condition: string) => `coalesce((${condition})::int, 0)`;
const points = { unit: "points" } as const;
const everybody = { of: "accounts" } as const;
const ofObjectives = { of: "objectives", window: "fiscal-year" } as const;

/** An earn's mechanics, as points name them; `other` is the rest. */
export const mechanics = ["purchase", "objective-bonus", "step", "operation", "engagement", "other"] as const;
export type Mechanic = (typeof mechanics)[number];
export const issuedBy = <M extends Mechanic>(mechanic: M) =>
  `points_issued_${mechanic.replace("-", "_")}` as `points_issued_${M extends "objective-bonus" ? "objective_bonus" : M}`;

/** Bands of days since a member's last order, by the least of each. */
export const recencyBands = [0, 31, 61, 91, 181, 366] as const;
const recency = (from: (typeof recencyBands)[number]) => stock("", { sql: flag(`a.recency_from = ${from}`) });
const beyond = (percent: number) =>
  stock("", { ...ofObjectives, sql: flag(`a.fiscal_revenue_cents * 100 >= a.objective_target_cents * ${percent}`) });

/** The measures of the cubes of account_months. */
export const measures = {
  accounts: stock("", { ...everybody, sql: "1" }),
  eligible_accounts: stock("", { ...everybody, sql: "a.is_eligible" }),
  members: stock("", { sql: "a.is_member" }),
  new_members: flow("new_members"),
  leavers: flow("leavers"),
  revenue_cents: flow("revenue_cents", everybody),
  member_revenue_cents: flow("member_revenue_cents"),
  member_orders: flow("member_orders"),
  member_margin_cents: flow("member_margin_cents"),
  member_orders_without_margin: flow("member_orders_without_margin"),
  active_members_r12: count("", { sql: flag("a.is_member = 1 and a.member_orders_r12 > 0") }),
  orders_of_members_r12: count("", { sql: "case when a.is_member = 1 then a.orders_r12 else 0 end" }),
  buying_members_r12: count("", { sql: flag("a.is_member = 1 and a.orders_r12 > 0") }),
  bought_before: count("", { window: "two-years", of: "accounts", sql: flag("a.member_orders_r12_before > 0") }),
  bought_again: count("", {
    window: "two-years",
    of: "accounts",
    sql: flag("a.member_orders_r12_before > 0 and a.member_orders_r12 > 0"),
  }),
  potential_cents: stock("potential_cents", { ...everybody, sql: "coalesce(a.potential_cents, 0)" }),
  potential_revenue_cents: stock("potential_revenue_cents", {
    ...everybody,
    window: "twelve-months",
    sql: "case when a.potential_cents is null then 0 else a.revenue_r12_cents end",
  }),
  recency_0_30: recency(0),
  recency_31_60: recency(31),
  recency_61_90: recency(61),
  recency_91_180: recency(91),
  recency_181_365: recency(181),
  recency_over_365: recency(366),
  recency_never: stock("", { sql: flag("a.is_member = 1 and a.last_order_on is null") }),
  points_issued: flow("", { ...points, sql: mechanics.map((mechanic) => `a.${issuedBy(mechanic)}`).join(" + ") }),
  points_issued_purchase: flow("points_issued_purchase", points),
  points_issued_objective_bonus: flow("points_issued_objective_bonus", points),
  points_issued_step: flow("points_issued_step", points),
  points_issued_operation: flow("points_issued_operation", points),
  points_issued_engagement: flow("points_issued_engagement", points),
  points_issued_other: flow("points_issued_other", points),
  points_redeemed: flow("points_redeemed", points),
  points_expired: flow("points_expired", points),
  points_adjusted: flow("points_adjusted", points),
  points_outstanding: stock("points_outstanding", points),
  points_issued_to_date: stock("points_issued_to_date", points),
  points_redeemed_to_date: stock("points_redeemed_to_date", points),
  points_expired_to_date: stock("points_expired_to_date", points),
  points_expiring_30: stock("points_expiring_30", points),
  points_expiring_90: stock("points_expiring_90", points),
  points_expiring_180: stock("points_expiring_180", points),
  redeeming_members_r12: count("", { sql: flag("a.is_member = 1 and a.points_redeemed_r12 > 0") }),
  reward_cost_cents: flow("reward_cost_cents"),
  visits: flow("visits"),
  visiting_members_r12: count("", { sql: flag("a.is_member = 1 and a.visits_r12 > 0") }),
  objectives: stock("", { ...ofObjectives, sql: flag("a.objective_target_cents is not null") }),
  objectives_attained: stock("", { ...ofObjectives, sql: flag("a.fiscal_revenue_cents >= a.objective_target_cents") }),
  objectives_at_110: beyond(110),
  objectives_at_125: beyond(125),
  objectives_at_150: beyond(150),
  objective_target_cents: stock("objective_target_cents", {
    ...ofObjectives,
    sql: "coalesce(a.objective_target_cents, 0)",
  }),
  objective_revenue_cents: stock("objective_revenue_cents", {
    ...ofObjectives,
    sql: "case when a.objective_target_cents is null then 0 else a.fiscal_revenue_cents end",
  }),
  objective_missing_cents: stock("objective_missing_cents", {
    ...ofObjectives,
    sql: "coalesce(greatest(a.objective_target_cents - a.fiscal_revenue_cents, 0), 0)",
  }),
} as const satisfies Record<string, RowMeasure>;

/** Of reward orders, by kind of reward and by reward; `a` is a row of reward_months. */
export const rewardMeasures = {
  reward_orders: flow("reward_orders", { of: "orders" }),
  reward_points: flow("reward_points", { ...points, of: "orders" }),
  reward_cost_cents: flow("reward_cost_cents", { of: "orders" }),
} as const satisfies Record<string, RowMeasure>;

/** Running costs, which belong to no account. */
export const costMeasures = { running_cost_cents: factsFor("flow", "day", "running_cost_cents") } as const;

/** The groups of `rfm`, and the rule that names them: the first that holds. */
export const rfmGroups = {
  champions: "r >= 4 and f >= 4 and m >= 4",
  at_risk: "r <= 2 and (f >= 4 or m >= 4)",
  loyal: "f >= 4",
  big_spenders: "m >= 4",
  promising: "r >= 4",
  dormant: "r <= 2",
  regular: "r is not null",
  inactive: "true",
} as const;
export type RfmGroup = keyof typeof rfmGroups;

const ranked = <const N extends string>(names: readonly N[], made: (name: N) => RowMeasure<"stock">) =>
  Object.fromEntries(names.map((name) => [name, made(name)])) as Record<N, RowMeasure<"stock">>;
const rfmNames = Object.keys(rfmGroups) as RfmGroup[];
const fifths = [1, 2, 3, 4, 5] as const;
const lookingBack = { window: "twelve-months" } as const;

/** What depends on where an account stands in the whole programme; `a` is a ranked member or eligible account. */
export const rankMeasures = {
  ...ranked(
    fifths.map((fifth) => `members_fifth_${fifth}` as const),
    (name) => stock("", { ...lookingBack, sql: flag(`a.is_member = 1 and a.fifth = ${name.at(-1)}`) }),
  ),
  ...ranked(
    fifths.map((fifth) => `eligible_fifth_${fifth}` as const),
    (name) => stock("", { ...lookingBack, of: "accounts", sql: flag(`a.fifth = ${name.at(-1)}`) }),
  ),
  ...ranked(
    rfmNames.map((group) => `rfm_${group}` as const),
    (name) => stock("", { ...lookingBack, sql: flag(`a.rfm = '${name.slice("rfm_".length)}'`) }),
  ),
  ...ranked(
    rfmNames.map((group) => `rfm_${group}_cents` as const),
    (name) =>
      stock(name, {
        ...lookingBack,
        sql: `case when a.rfm = '${name.slice("rfm_".length, -"_cents".length)}' then a.revenue_r12_cents else 0 end`,
      }),
  ),
};

/** What is known of a whole period only, at the standard periods. */
export const periodMeasures = {
  same_members: period("same_members", "year-before"),
  same_member_revenue_cents: period("same_member_revenue_cents", "year-before"),
  same_member_revenue_before_cents: period("same_member_revenue_before_cents", "year-before"),
  visitors: period("visitors"),
  catalogue_visitors: period("catalogue_visitors"),
  visitors_who_ordered: period("visitors_who_ordered"),
  tier_upgraded: period("tier_upgraded", "eve"),
  tier_kept: period("tier_kept", "eve"),
  tier_downgraded: period("tier_downgraded", "eve"),
  tier_entered: period("tier_entered", "eve"),
  tier_left: period("tier_left", "eve"),
} as const;

/** Accounts by the tier at a period's start and at its end. */
export const moveMeasures = { moves: period("moves", "eve") } as const;

/** What became of the points of each quarter; months are those in which it happened. `a` is a row of lot_months. */
export const lotMeasures = {
  lot_issued: flow("lot_issued", points),
  lot_redeemed: flow("lot_redeemed", points),
  lot_expired: flow("lot_expired", points),
  lot_withdrawn: flow("lot_withdrawn", points),
} as const satisfies Record<string, RowMeasure>;

/** A landing told from less of a year than this share of it is a guess. */
export const LEAST_SEASON = 0.2;

/** How the running year's objectives will end, as it looks on `as of`. */
export const landingBands = ["attained", "on_track", "within_reach", "late", "waiting", "lost"] as const;
export type LandingBand = (typeof landingBands)[number];
export const landingMeasures = ranked(
  landingBands.map((band) => `landing_${band}` as const),
  (name) =>
    stock("", {
      ...ofObjectives,
      window: "running-year",
      sql: flag(`a.landing_band = '${name.slice("landing_".length)}'`),
    }),
);

/** Members of a month's cohort, in each later month; `a` is a row of account_months. */
export const cohortMeasures = {
  enrolled: stock("", { sql: "1" }),
  bought: stock("", { sql: flag("a.member_orders > 0") }),
  bought_r12: stock("", { sql: flag("a.member_orders_r12 > 0") }),
  cohort_revenue_cents: flow("", { unit: "money", sql: "a.member_revenue_cents" }),
} as const satisfies Record<string, RowMeasure>;
export type CohortMeasure = keyof typeof cohortMeasures;

/** All measures that an indicator may be made of, by the rollup that has them; of those in several, the first is read. */
export const families = {
  months: measures,
  rewards: rewardMeasures,
  items: rewardMeasures,
  costs: costMeasures,
  ranks: rankMeasures,
  periods: periodMeasures,
  moves: moveMeasures,
  lots: lotMeasures,
  landing: landingMeasures,
} as const;
export type Family = keyof typeof families;

const catalogue = {
  ...rewardMeasures,
  ...costMeasures,
  ...rankMeasures,
  ...periodMeasures,
  ...moveMeasures,
  ...lotMeasures,
  ...landingMeasures,
  ...measures,
};
export type AnyMeasure = keyof typeof catalogue;
export const factsOf = (measure: AnyMeasure): MeasureFacts => catalogue[measure];

type Of<K> = { [M in AnyMeasure]: (typeof catalogue)[M]["kind"] extends K ? M : never }[AnyMeasure];
export type FlowMeasure = Of<"flow">;
export type StockMeasure = Of<"stock">;
export type CountMeasure = Of<"count">;
export type PeriodMeasure = Of<"period">;
export type Measure = keyof typeof measures;

export const namesOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];

/** A sum that is not known where another measure is above 0: no margin unless every order has one. */
export const unknownWhere: Partial<Record<AnyMeasure, Measure>> = {
  member_margin_cents: "member_orders_without_margin",
};

/** What an account's month keeps, besides its attributes: what happened in it … */
export const monthFlows = [
  "new_members",
  "leavers",
  "revenue_cents",
  "orders",
  "member_revenue_cents",
  "member_orders",
  "member_margin_cents",
  "member_orders_without_margin",
  ...mechanics.map(issuedBy),
  "points_redeemed",
  "points_expired",
  "points_adjusted",
  "reward_cost_cents",
  "visits",
] as const;
export type MonthFlow = (typeof monthFlows)[number];

/**
 * … and how it stands on its last day: sums to date, over 12 months (`_before`: those a year before) and the fiscal year.
 * None that grows with the days alone: a moved `as of` leaves the rows of accounts to which nothing happened.
 */
export const monthStates = [
  "points_outstanding",
  "points_issued_to_date",
  "points_redeemed_to_date",
  "points_expired_to_date",
  "points_expiring_30",
  "points_expiring_90",
  "points_expiring_180",
  "orders_r12",
  "member_orders_r12",
  "member_orders_r12_before",
  "points_redeemed_r12",
  "revenue_r12_cents",
  "visits_r12",
  "fiscal_revenue_cents",
  "member_revenue_to_date_cents",
  "visits_to_date",
  "catalogue_visits_to_date",
  "member_reward_orders_to_date",
] as const;
export type MonthState = (typeof monthStates)[number];
