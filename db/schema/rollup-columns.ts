/**
 * What the rollups hold. `account_months` keeps a row's flows and states; a measure of `measures.ts` is read from such a row
 * `a` by its `sql`, said here once.
 */

import {
  type CohortMeasure,
  cohortFacts,
  fallingFacts,
  landingFacts,
  lotFacts,
  type Measure,
  type MeasureFacts,
  monthFacts,
  type RfmGroup,
  rankFacts,
  rewardFacts,
} from "./measures";

/** A measure that is a sum of rows `a` of an exact table, with its SQL over one of them. */
export interface RowMeasure extends MeasureFacts {
  sql: string;
}

type Facts = Record<string, MeasureFacts>;

/** Measures with their SQL: the column of their own name where nothing is said. */
const withSql = <F extends Facts>(facts: F, sqlOf: (name: keyof F & string) => string | undefined = () => undefined) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, one]): [string, RowMeasure] => [
      name,
      { ...one, sql: sqlOf(name) ?? `a.${name}` },
    ]),
  ) as { [M in keyof F]: F[M] & RowMeasure };

const flag = (condition: string) => `coalesce((${condition})::int, 0)`;

/** An earn's mechanics, as points name them; `other` is the rest. */
export const mechanics = ["purchase", "objective-bonus", "step", "operation", "engagement", "other"] as const;
export type Mechanic = (typeof mechanics)[number];
export const issuedBy = <M extends Mechanic>(mechanic: M) =>
  `points_issued_${mechanic.replace("-", "_")}` as `points_issued_${M extends "objective-bonus" ? "objective_bonus" : M}`;

/** Bands of days since a member's last order, by the least of each. */
export const recencyBands = [0, 31, 61, 91, 181, 366] as const;
const recency = (from: (typeof recencyBands)[number]) => flag(`a.recency_from = ${from}`);
const beyond = (percent: number) => flag(`a.fiscal_revenue_cents * 100 >= a.objective_target_cents * ${percent}`);

const ofMonths: Partial<Record<Measure, string>> = {
  accounts: "1",
  eligible_accounts: "a.is_eligible",
  members: "a.is_member",
  active_members_r12: flag("a.is_member = 1 and a.member_orders_r12 > 0"),
  orders_of_members_r12: "case when a.is_member = 1 then a.orders_r12 else 0 end",
  buying_members_r12: flag("a.is_member = 1 and a.orders_r12 > 0"),
  bought_before: flag("a.member_orders_r12_before > 0"),
  bought_again: flag("a.member_orders_r12_before > 0 and a.member_orders_r12 > 0"),
  potential_cents: "coalesce(a.potential_cents, 0)",
  potential_revenue_cents: "case when a.potential_cents is null then 0 else a.revenue_r12_cents end",
  recency_0_30: recency(0),
  recency_31_60: recency(31),
  recency_61_90: recency(61),
  recency_91_180: recency(91),
  recency_181_365: recency(181),
  recency_over_365: recency(366),
  recency_never: flag("a.is_member = 1 and a.last_order_on is null"),
  points_issued: mechanics.map((mechanic) => `a.${issuedBy(mechanic)}`).join(" + "),
  redeeming_members_r12: flag("a.is_member = 1 and a.points_redeemed_r12 > 0"),
  visiting_members_r12: flag("a.is_member = 1 and a.visits_r12 > 0"),
  objectives: flag("a.objective_target_cents is not null"),
  objectives_attained: flag("a.fiscal_revenue_cents >= a.objective_target_cents"),
  objectives_at_110: beyond(110),
  objectives_at_125: beyond(125),
  objectives_at_150: beyond(150),
  objective_target_cents: "coalesce(a.objective_target_cents, 0)",
  objective_revenue_cents: "case when a.objective_target_cents is null then 0 else a.fiscal_revenue_cents end",
  objective_missing_cents: "coalesce(greatest(a.objective_target_cents - a.fiscal_revenue_cents, 0), 0)",
};
/** The measures of the cubes of account_months. */
export const measures = withSql(monthFacts, (name) => ofMonths[name]);

/** `a` is a row of reward_months. */
export const rewardMeasures = withSql(rewardFacts);

/** The groups of `rfm`, and the rule that names them: the first that holds. */
export const rfmGroups: Record<RfmGroup, string> = {
  champions: "r >= 4 and f >= 4 and m >= 4",
  at_risk: "r <= 2 and (f >= 4 or m >= 4)",
  loyal: "f >= 4",
  big_spenders: "m >= 4",
  promising: "r >= 4",
  dormant: "r <= 2",
  regular: "r is not null",
  inactive: "true",
};

function rankSql(name: string): string {
  const [, kind, fifth] = /^(members|eligible)_fifth_(\d)$/.exec(name) ?? [];
  if (fifth) return flag(kind === "members" ? `a.is_member = 1 and a.fifth = ${fifth}` : `a.fifth = ${fifth}`);
  const [, group, cents] = /^rfm_(.+?)(_cents)?$/.exec(name) ?? [];
  return cents ? `case when a.rfm = '${group}' then a.revenue_r12_cents else 0 end` : flag(`a.rfm = '${group}'`);
}

/** `a` is a ranked member or eligible account. */
export const rankMeasures = withSql(rankFacts, rankSql);

/** `a` is a row of lot_months. */
export const lotMeasures = withSql(lotFacts);

/** A landing told from less of a year than this share of it is a guess. */
export const LEAST_SEASON = 0.2;

/** `a` is a row of account_now. */
export const nowMeasures = {
  ...withSql(landingFacts, (name) => flag(`a.landing_band = '${name.slice("landing_".length)}'`)),
  ...withSql(fallingFacts, (name) =>
    flag(name === "falling_accounts" ? "a.falling_cents is not null" : "a.revenue_3m_previous_cents > 0"),
  ),
};

const ofCohorts: Record<CohortMeasure, string> = {
  enrolled: "1",
  bought: flag("a.member_orders > 0"),
  bought_r12: flag("a.member_orders_r12 > 0"),
  cohort_revenue_cents: "a.member_revenue_cents",
};
/** `a` is a row of account_months. */
export const cohortMeasures = withSql(cohortFacts, (name) => ofCohorts[name]);

export const namesOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];

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
