import {
  type AnyPgColumn,
  bigint,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { accountId, cents, day, programmeId } from "./columns";
import { corrections } from "./corrections";
import { costFacts, moveFacts, periodFacts } from "./measures";
import { programmeScoped, repScoped, wideRows, wideScoped, writerOnly } from "./rls";
import {
  cohortMeasures,
  lotMeasures,
  measures,
  monthFlows,
  monthStates,
  namesOf,
  nowMeasures,
  rankMeasures,
  rewardMeasures,
} from "./rollup-columns";

const total = (name: string) => bigint(name, { mode: "number" }).notNull();
const totals = <M extends string>(names: readonly M[]) =>
  Object.fromEntries(names.map((name) => [name, total(name)])) as Record<M, ReturnType<typeof total>>;
export const sumsOf = <T extends object>(of: T) => totals(namesOf(of));

/**
 * `month` is its first day; `part` what of it a row says: 0 all of it (as far as `as of`), 1 its days up to the one on
 * which `as of` cuts its own month, 2 the days after that. Parts 1 and 2 are kept for the counterparts of that month in
 * earlier years, while `as of` is not a month's last day. Part 2 is attributed, and stands at its end, as part 0.
 */
const time = () => ({ programmeId: programmeId(), month: day("month").notNull(), part: smallint("part").notNull() });
/**
 * A standard period: a month, quarter, calendar or fiscal year, to date, 12 months, or one N-1 of these. By the parts of
 * months that it begins (0, or 2 after a cut day) and ends with (0 or 1), which stay the same when `as of` moves on.
 */
const span = () => ({
  programmeId: programmeId(),
  fromMonth: day("from_month").notNull(),
  fromPart: smallint("from_part").notNull(),
  toMonth: day("to_month").notNull(),
  toPart: smallint("to_part").notNull(),
});
type SpanColumns = Record<Exclude<keyof ReturnType<typeof span>, "programmeId">, AnyPgColumn>;
const spanKey = (t: SpanColumns) => [t.fromMonth, t.fromPart, t.toMonth, t.toPart];
const tierAndSegment = () => ({ tierId: integer("tier_id").notNull(), segment: text("segment").notNull() });
const region = () => ({ region: text("region").notNull() });
const rep = () => ({ repId: integer("rep_id").notNull() });
const kind = () => ({ kind: text("kind").notNull() });
const reward = () => ({ rewardId: integer("reward_id").notNull() });
/** The tier at a period's start; here, and beside it in `tier_id`, -1 is "not a member". */
const fromTier = () => ({ fromTierId: integer("from_tier_id").notNull() });
const quarter = () => ({ quarter: day("quarter").notNull(), month: day("month").notNull() });
const key = (columns: AnyPgColumn[]) => primaryKey({ columns: columns as [AnyPgColumn, ...AnyPgColumn[]] });

/** What an account's month says beside who the account is. */
export const monthFacts = () => ({
  lastOrderOn: day("last_order_on"),
  /** The band of days from a member's last order to the row's last day, by its least; null without an order. */
  recencyFrom: smallint("recency_from"),
  /** Since when the account has been a member without a break; null where it is none on the row's last day. */
  memberSince: day("member_since"),
  /** The month of the account's first enrolment, from that month on. */
  enrolledMonth: day("enrolled_month"),
  isMember: smallint("is_member").notNull(),
  isEligible: smallint("is_eligible").notNull(),
  ...totals(monthFlows),
  ...totals(monthStates),
  objectiveTargetCents: cents("objective_target_cents"),
  potentialCents: cents("potential_cents"),
});

/** The exact source of every cube: one row an account and month since it is known. Tier 0 = none, rep 0 = none. */
export const accountMonths = pgTable(
  "account_months",
  { ...time(), accountId: accountId(), ...tierAndSegment(), ...region(), ...rep(), ...monthFacts() },
  (t) => [key([t.programmeId, t.accountId, t.month, t.part]), ...repScoped()],
);

/** Programme-wide cells, the smallest grain that the marketing and executive pages read. */
export const cubeSegments = pgTable("cube_segments", { ...time(), ...tierAndSegment(), ...sumsOf(measures) }, (t) => [
  key([t.programmeId, t.month, t.part, t.tierId, t.segment]),
  ...wideScoped(),
]);

/** Programme-wide cells with the region. */
export const cubeRegions = pgTable(
  "cube_regions",
  { ...time(), ...tierAndSegment(), ...region(), ...sumsOf(measures) },
  (t) => [key([t.programmeId, t.month, t.part, t.tierId, t.segment, t.region]), ...wideScoped()],
);

/** Reps' own sums: what a portfolio reads whole, and splits by rep alone. */
export const cubeRepTotals = pgTable("cube_rep_totals", { ...time(), ...rep(), ...sumsOf(measures) }, (t) => [
  key([t.programmeId, t.month, t.part, t.repId]),
  ...repScoped(),
]);

/** Cells with the rep, of which there are about as many as accounts. */
export const cubeReps = pgTable(
  "cube_reps",
  { ...time(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(measures) },
  (t) => [key([t.programmeId, t.month, t.part, t.repId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** Reward orders by reward: the exact source, only months with an order; attributed as the account's month is. */
export const rewardMonths = pgTable(
  "reward_months",
  {
    ...time(),
    accountId: accountId(),
    ...reward(),
    ...kind(),
    ...tierAndSegment(),
    ...region(),
    ...rep(),
    ...sumsOf(rewardMeasures),
  },
  (t) => [key([t.programmeId, t.accountId, t.month, t.part, t.rewardId]), ...repScoped()],
);

/** Reward orders by kind. */
export const rewardCubeSegments = pgTable(
  "reward_cube_segments",
  { ...time(), ...kind(), ...tierAndSegment(), ...sumsOf(rewardMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.kind, t.tierId, t.segment]), ...wideScoped()],
);

export const rewardCubeRegions = pgTable(
  "reward_cube_regions",
  { ...time(), ...kind(), ...tierAndSegment(), ...region(), ...sumsOf(rewardMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.kind, t.tierId, t.segment, t.region]), ...wideScoped()],
);

export const rewardCubeReps = pgTable(
  "reward_cube_reps",
  { ...time(), ...kind(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(rewardMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.repId, t.kind, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** Reward orders by reward. Few have one alone: by group there are about as many cells as orders, so one table has these. */
export const itemCubeRewards = pgTable(
  "item_cube_rewards",
  { ...time(), ...reward(), ...sumsOf(rewardMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.rewardId]), ...wideRows()],
);

export const itemCubeReps = pgTable(
  "item_cube_reps",
  { ...time(), ...reward(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(rewardMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.repId, t.rewardId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** Running costs by month: of the whole programme, never split. */
export const costMonths = pgTable("cost_months", { ...time(), ...sumsOf(costFacts) }, (t) => [
  key([t.programmeId, t.month, t.part]),
  ...wideScoped(),
]);

/** Fifths and RFM groups, ranked over the whole programme at each month's end and cut day. */
export const rankCubeRegions = pgTable(
  "rank_cube_regions",
  { ...time(), ...tierAndSegment(), ...region(), ...sumsOf(rankMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.tierId, t.segment, t.region]), ...wideScoped()],
);

export const rankCubeReps = pgTable(
  "rank_cube_reps",
  { ...time(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(rankMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.repId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** What needs an account's whole period, by the group it is in on the period's last day. */
export const periodCubeSegments = pgTable(
  "period_cube_segments",
  { ...span(), ...tierAndSegment(), ...sumsOf(periodFacts) },
  (t) => [key([t.programmeId, ...spanKey(t), t.tierId, t.segment]), ...wideScoped()],
);

export const periodCubeRegions = pgTable(
  "period_cube_regions",
  { ...span(), ...tierAndSegment(), ...region(), ...sumsOf(periodFacts) },
  (t) => [key([t.programmeId, ...spanKey(t), t.tierId, t.segment, t.region]), ...wideScoped()],
);

export const periodCubeReps = pgTable(
  "period_cube_reps",
  { ...span(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(periodFacts) },
  (t) => [key([t.programmeId, ...spanKey(t), t.repId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** Accounts by their tier the day before a period and on its last day; at least on one of them a member. */
export const moveCubeRegions = pgTable(
  "move_cube_regions",
  { ...span(), ...fromTier(), ...tierAndSegment(), ...region(), ...sumsOf(moveFacts) },
  (t) => [key([t.programmeId, ...spanKey(t), t.fromTierId, t.tierId, t.segment, t.region]), ...wideScoped()],
);

export const moveCubeReps = pgTable(
  "move_cube_reps",
  { ...span(), ...fromTier(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(moveFacts) },
  (t) => [key([t.programmeId, ...spanKey(t), t.repId, t.fromTierId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** What of each earned lot is spent, expired, withdrawn and open on `as of`. Tier: that of the month it was earned in. */
export const pointLots = pgTable(
  "point_lots",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    ref: text("ref").notNull(),
    earnedOn: day("earned_on").notNull(),
    expiresOn: day("expires_on"),
    ...rep(),
    ...totals(["issued", "redeemed", "expired", "withdrawn", "open"]),
    /** The day of each change of its open points, in their order, and what was open after it: so, what was on any day. */
    changedOn: day("changed_on").array().notNull(),
    openAfter: bigint("open_after", { mode: "number" }).array().notNull(),
  },
  (t) => [key([t.programmeId, t.accountId, t.ref]), ...repScoped()],
);

/** What happened in a month to the points that an account earned in a quarter: the exact source of the lot cubes. */
export const lotMonths = pgTable(
  "lot_months",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    ...quarter(),
    ...tierAndSegment(),
    ...region(),
    ...rep(),
    ...sumsOf(lotMeasures),
  },
  (t) => [key([t.programmeId, t.accountId, t.quarter, t.month, t.tierId]), ...repScoped()],
);

export const lotCubeRegions = pgTable(
  "lot_cube_regions",
  { programmeId: programmeId(), ...quarter(), ...tierAndSegment(), ...region(), ...sumsOf(lotMeasures) },
  (t) => [key([t.programmeId, t.quarter, t.month, t.tierId, t.segment, t.region]), ...wideScoped()],
);

export const lotCubeReps = pgTable(
  "lot_cube_reps",
  { programmeId: programmeId(), ...quarter(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(lotMeasures) },
  (t) => [key([t.programmeId, t.quarter, t.month, t.repId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** Months after enrolment, by the month of it. Without the rep: a portfolio's are read from its accounts' months. */
export const cohortCubeRegions = pgTable(
  "cohort_cube_regions",
  {
    programmeId: programmeId(),
    enrolledMonth: day("enrolled_month").notNull(),
    month: day("month").notNull(),
    segment: text("segment").notNull(),
    ...region(),
    ...sumsOf(cohortMeasures),
  },
  (t) => [key([t.programmeId, t.enrolledMonth, t.month, t.segment, t.region]), ...wideScoped()],
);

/** How the running year's objectives will end and who falls, on `as of`. */
export const nowCubeRegions = pgTable(
  "now_cube_regions",
  { programmeId: programmeId(), ...tierAndSegment(), ...region(), ...sumsOf(nowMeasures) },
  (t) => [key([t.programmeId, t.tierId, t.segment, t.region]), ...wideScoped()],
);

export const nowCubeReps = pgTable(
  "now_cube_reps",
  { programmeId: programmeId(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(nowMeasures) },
  (t) => [key([t.programmeId, t.repId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** Medians of the whole programme and of each group of one split, at each month's end and cut day. */
export const monthFigures = pgTable(
  "month_figures",
  {
    ...time(),
    /** `recency`: days since members' last order. `first-reward`: days from enrolment to the first one. */
    figure: text("figure").notNull(),
    /** `all`, `tier`, `segment`, `region` or `rep`; the group's id or text. */
    dimension: text("dimension").notNull(),
    group: text("group_key").notNull(),
    value: doublePrecision("value"),
    /** Accounts that the median is of; of these, those with the event. */
    accounts: total("accounts"),
    events: total("events"),
  },
  (t) => [key([t.programmeId, t.figure, t.month, t.part, t.dimension, t.group]), ...wideScoped()],
);

/** Each account's objective year by year. `attained_on`: the first day since which cumulated revenue stays at the target. */
export const accountYears = pgTable(
  "account_year",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    fiscalYear: integer("fiscal_year").notNull(),
    targetCents: cents("target_cents").notNull(),
    /** To the year's end or `as of`. */
    revenueCents: cents("revenue_cents").notNull(),
    attainedOn: day("attained_on"),
    ...rep(),
  },
  (t) => [key([t.programmeId, t.accountId, t.fiscalYear]), ...repScoped()],
);

/**
 * One row an account as it is on `as of`, for lists. Columns that account_months has too say the same, so that the SQL of
 * measures reads either.
 */
export const accountNow = pgTable(
  "account_now",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    ...tierAndSegment(),
    ...region(),
    ...rep(),
    isMember: smallint("is_member").notNull(),
    isEligible: smallint("is_eligible").notNull(),
    memberSince: day("member_since"),
    revenueR12Cents: cents("revenue_r12_cents").notNull(),
    /** Fiscal year to date, and the same N-1 to the same day. */
    fiscalRevenueCents: cents("fiscal_revenue_cents").notNull(),
    fiscalRevenuePreviousCents: cents("fiscal_revenue_previous_cents").notNull(),
    objectiveTargetCents: cents("objective_target_cents"),
    memberOrdersR12: integer("member_orders_r12").notNull(),
    /** The last three whole months on `as of`, and the same N-1: returns lower revenue and are no orders. */
    revenue3mCents: cents("revenue_3m_cents").notNull(),
    revenue3mPreviousCents: cents("revenue_3m_previous_cents").notNull(),
    orders3m: integer("orders_3m").notNull(),
    orders3mPrevious: integer("orders_3m_previous").notNull(),
    /** What of the revenue expected of these months is missing; null where the account does not fall. */
    fallingCents: cents("falling_cents"),
    pointsOutstanding: bigint("points_outstanding", { mode: "number" }).notNull(),
    pointsRedeemedToDate: bigint("points_redeemed_to_date", { mode: "number" }).notNull(),
    pointsExpiring90: bigint("points_expiring_90", { mode: "number" }).notNull(),
    lastOrderOn: day("last_order_on"),
    /** Days between its order days of 24 months, the least first. */
    orderGaps: smallint("order_gaps").array().notNull(),
    /** Their median; null under two of them. */
    usualIntervalDays: doublePrecision("usual_interval_days"),
    /** Of the running fiscal year's objective; null without one. */
    landingBand: text("landing_band"),
    /** First enrolment, over `[enrolled_on, left_on)`, and the first day with points redeemed since. */
    enrolledOn: day("enrolled_on"),
    leftOn: day("left_on"),
    firstRedeemedOn: day("first_redeemed_on"),
    /** Revenue of the 24 months that end with `as of`'s, oldest first. */
    sparkCents: bigint("spark_cents", { mode: "number" }).array().notNull(),
  },
  (t) => [key([t.programmeId, t.accountId]), index("account_now_rep").on(t.programmeId, t.repId), ...repScoped()],
);

/**
 * Figures of the whole programme that no reader's scope may change, as they were known on a month's last (or cut) day:
 * `seasonal-share` of a fiscal year's revenue done by that day · `best-recruitment` of 12 months so far ·
 * `ultimate-redemption` share of points · `cost-per-point` over 12 months, minor units · `usual-interval` between orders,
 * days · `revenue-trend` and `orders-trend`: the last three whole months over the same N-1, of accounts that bought then;
 * `revenue-floor` and `orders-floor`: how far under it an account usually stays, see `writeFalling` ·
 * of the last whole month alone, how many `buyers` (members who bought in 12 months) and accounts with `objectives` reps
 * have, and how many reps, `buyers-reps`, `objectives-reps`; where it is of the running fiscal year, `average-growth` of
 * its revenue so far on the same N-1 and `average-attainment` of its objectives. `quarter-closed`: month is the quarter's
 * first day, value the day (since 1970) from which on none of its points is open.
 */
export const programmeReferences = pgTable(
  "programme_references",
  {
    ...time(),
    reference: text("reference").notNull(),
    value: doublePrecision("value").notNull(),
  },
  (t) => [key([t.programmeId, t.reference, t.month, t.part]), ...programmeScoped()],
);

/** Months of accounts that are others than when they were closed. */
export const restatedAccounts = pgTable(
  "restated_accounts",
  { programmeId: programmeId(), accountId: accountId(), month: day("month").notNull() },
  (t) => [key([t.programmeId, t.accountId, t.month]), ...writerOnly()],
);

const restated = () => ({ ...time(), ...tierAndSegment(), ...region(), ...sumsOf(measures), ...totals(corrections) });

/**
 * Closed months as they were less as they are, in the cells of the cubes; `part` is 0. Attributed to who the account is
 * today, as all of its history. Beside it how many facts of the month were corrected since.
 */
export const restatedRegions = pgTable("restated_regions", restated(), (t) => [
  key([t.programmeId, t.month, t.part, t.tierId, t.segment, t.region]),
  ...wideScoped(),
]);

/** The same with the rep. */
export const restatedReps = pgTable("restated_reps", { ...restated(), ...rep() }, (t) => [
  key([t.programmeId, t.month, t.part, t.repId, t.tierId, t.segment, t.region]),
  ...repScoped(),
]);

/** The same of reward orders by kind … */
const restatedRewards = () => ({ ...time(), ...kind(), ...tierAndSegment(), ...region(), ...sumsOf(rewardMeasures) });
export const restatedRewardRegions = pgTable("restated_reward_regions", restatedRewards(), (t) => [
  key([t.programmeId, t.month, t.part, t.kind, t.tierId, t.segment, t.region]),
  ...wideScoped(),
]);

export const restatedRewardReps = pgTable("restated_reward_reps", { ...restatedRewards(), ...rep() }, (t) => [
  key([t.programmeId, t.month, t.part, t.repId, t.kind, t.tierId, t.segment, t.region]),
  ...repScoped(),
]);

/** … and by reward, … */
export const restatedItemRewards = pgTable(
  "restated_item_rewards",
  { ...time(), ...reward(), ...sumsOf(rewardMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.rewardId]), ...wideRows()],
);

export const restatedItemReps = pgTable(
  "restated_item_reps",
  { ...time(), ...reward(), ...tierAndSegment(), ...region(), ...rep(), ...sumsOf(rewardMeasures) },
  (t) => [key([t.programmeId, t.month, t.part, t.repId, t.rewardId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** … of what happened in closed months to the points of each quarter, … */
const restatedLots = () => ({
  programmeId: programmeId(),
  ...quarter(),
  ...tierAndSegment(),
  ...region(),
  ...sumsOf(lotMeasures),
});
export const restatedLotRegions = pgTable("restated_lot_regions", restatedLots(), (t) => [
  key([t.programmeId, t.quarter, t.month, t.tierId, t.segment, t.region]),
  ...wideScoped(),
]);

export const restatedLotReps = pgTable("restated_lot_reps", { ...restatedLots(), ...rep() }, (t) => [
  key([t.programmeId, t.quarter, t.month, t.repId, t.tierId, t.segment, t.region]),
  ...repScoped(),
]);

/** … of cohorts in closed months, … */
const restatedCohorts = () => ({
  programmeId: programmeId(),
  enrolledMonth: day("enrolled_month").notNull(),
  month: day("month").notNull(),
  segment: text("segment").notNull(),
  ...region(),
  ...sumsOf(cohortMeasures),
});
export const restatedCohortRegions = pgTable("restated_cohort_regions", restatedCohorts(), (t) => [
  key([t.programmeId, t.enrolledMonth, t.month, t.segment, t.region]),
  ...wideScoped(),
]);

export const restatedCohortReps = pgTable("restated_cohort_reps", { ...restatedCohorts(), ...rep() }, (t) => [
  key([t.programmeId, t.enrolledMonth, t.month, t.repId, t.segment, t.region]),
  ...repScoped(),
]);

/** … of standard periods and of moves that are read at ends of closed months alone, … */
const restatedPeriods = () => ({ ...span(), ...tierAndSegment(), ...region(), ...sumsOf(periodFacts) });
export const restatedPeriodRegions = pgTable("restated_period_regions", restatedPeriods(), (t) => [
  key([t.programmeId, ...spanKey(t), t.tierId, t.segment, t.region]),
  ...wideScoped(),
]);

export const restatedPeriodReps = pgTable("restated_period_reps", { ...restatedPeriods(), ...rep() }, (t) => [
  key([t.programmeId, ...spanKey(t), t.repId, t.tierId, t.segment, t.region]),
  ...repScoped(),
]);

const restatedMoves = () => ({ ...span(), ...fromTier(), ...tierAndSegment(), ...region(), ...sumsOf(moveFacts) });
export const restatedMoveRegions = pgTable("restated_move_regions", restatedMoves(), (t) => [
  key([t.programmeId, ...spanKey(t), t.fromTierId, t.tierId, t.segment, t.region]),
  ...wideScoped(),
]);

export const restatedMoveReps = pgTable("restated_move_reps", { ...restatedMoves(), ...rep() }, (t) => [
  key([t.programmeId, ...spanKey(t), t.repId, t.fromTierId, t.tierId, t.segment, t.region]),
  ...repScoped(),
]);

/** … and of fifths and RFM groups. */
const restatedRanks = () => ({ ...time(), ...tierAndSegment(), ...region(), ...sumsOf(rankMeasures) });
export const restatedRankRegions = pgTable("restated_rank_regions", restatedRanks(), (t) => [
  key([t.programmeId, t.month, t.part, t.tierId, t.segment, t.region]),
  ...wideScoped(),
]);

export const restatedRankReps = pgTable("restated_rank_reps", { ...restatedRanks(), ...rep() }, (t) => [
  key([t.programmeId, t.month, t.part, t.repId, t.tierId, t.segment, t.region]),
  ...repScoped(),
]);

/** References of closed months as they were, where they are others now; null where there was none. */
export const restatedReferences = pgTable(
  "restated_references",
  { ...time(), reference: text("reference").notNull(), value: doublePrecision("value") },
  (t) => [key([t.programmeId, t.reference, t.month, t.part]), ...programmeScoped()],
);

/** Running costs of closed months as they were less as they are. */
export const restatedCosts = pgTable("restated_costs", { ...time(), ...sumsOf(costFacts) }, (t) => [
  key([t.programmeId, t.month, t.part]),
  ...wideScoped(),
]);
