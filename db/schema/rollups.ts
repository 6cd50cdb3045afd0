import {
  type AnyPgColumn,
  bigint,
  boolean,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { accountId, cents, day, programmeId } from "./columns";
import { repScoped, wideScoped } from "./rls";
import { carriedNames, measureNames, rewardMeasureNames } from "./rollup-columns";

const total = (name: string) => bigint(name, { mode: "number" }).notNull();
const totals = <M extends string>(names: readonly M[]) =>
  Object.fromEntries(names.map((name) => [name, total(name)])) as Record<M, ReturnType<typeof total>>;

/**
 * `month` is its first day; `part` what of it a row says: 0 all of it (as far as `as of`), 1 its days up to the one on
 * which `as of` cuts its own month, 2 the days after that. Parts 1 and 2 are kept for the counterparts of that month in
 * earlier years, while `as of` is not a month's last day. Part 2 is attributed, and stands at its end, as part 0.
 */
const time = () => ({ programmeId: programmeId(), month: day("month").notNull(), part: smallint("part").notNull() });
const tierAndSegment = () => ({ tierId: integer("tier_id").notNull(), segment: text("segment").notNull() });
const region = () => ({ region: text("region").notNull() });
const rep = () => ({ repId: integer("rep_id").notNull() });
const kind = () => ({ kind: text("kind").notNull() });
const key = (columns: AnyPgColumn[]) => primaryKey({ columns: columns as [AnyPgColumn, ...AnyPgColumn[]] });

/** The exact source of every cube: one row an account and month since it is known. Tier 0 = none, rep 0 = none. */
export const accountMonths = pgTable(
  "account_months",
  {
    ...time(),
    accountId: accountId(),
    ...tierAndSegment(),
    ...region(),
    ...rep(),
    ...totals(measureNames),
    ...totals(carriedNames),
  },
  (t) => [key([t.programmeId, t.accountId, t.month, t.part]), ...repScoped()],
);

/** Programme-wide cells, the smallest grain that the marketing and executive pages read. */
export const cubeSegments = pgTable(
  "cube_segments",
  { ...time(), ...tierAndSegment(), ...totals(measureNames) },
  (t) => [key([t.programmeId, t.month, t.part, t.tierId, t.segment]), ...wideScoped()],
);

/** Programme-wide cells with the region. */
export const cubeRegions = pgTable(
  "cube_regions",
  { ...time(), ...tierAndSegment(), ...region(), ...totals(measureNames) },
  (t) => [key([t.programmeId, t.month, t.part, t.tierId, t.segment, t.region]), ...wideScoped()],
);

/** Cells with the rep: what a portfolio reads, and splits by rep. */
export const cubeReps = pgTable(
  "cube_reps",
  { ...time(), ...tierAndSegment(), ...region(), ...rep(), ...totals(measureNames) },
  (t) => [key([t.programmeId, t.month, t.part, t.repId, t.tierId, t.segment, t.region]), ...repScoped()],
);

/** Reward orders by kind: the exact source, only months with an order; attributed as the account's month is. */
export const rewardMonths = pgTable(
  "reward_months",
  {
    ...time(),
    accountId: accountId(),
    ...kind(),
    ...tierAndSegment(),
    ...region(),
    ...rep(),
    ...totals(rewardMeasureNames),
  },
  (t) => [key([t.programmeId, t.accountId, t.month, t.part, t.kind]), ...repScoped()],
);

export const rewardCubeRegions = pgTable(
  "reward_cube_regions",
  { ...time(), ...kind(), ...tierAndSegment(), ...region(), ...totals(rewardMeasureNames) },
  (t) => [key([t.programmeId, t.month, t.part, t.kind, t.tierId, t.segment, t.region]), ...wideScoped()],
);

export const rewardCubeReps = pgTable(
  "reward_cube_reps",
  { ...time(), ...kind(), ...tierAndSegment(), ...region(), ...rep(), ...totals(rewardMeasureNames) },
  (t) => [key([t.programmeId, t.month, t.part, t.repId, t.kind, t.tierId, t.segment, t.region]), ...repScoped()],
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

/** One row an account as it is on `as of`, for lists. */
export const accountNow = pgTable(
  "account_now",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    ...tierAndSegment(),
    ...region(),
    ...rep(),
    isMember: boolean("is_member").notNull(),
    revenueR12Cents: cents("revenue_r12_cents").notNull(),
    /** Fiscal year to date, and the same N-1 to the same day. */
    revenueYtdCents: cents("revenue_ytd_cents").notNull(),
    revenueYtdPreviousCents: cents("revenue_ytd_previous_cents").notNull(),
    pointsOutstanding: bigint("points_outstanding", { mode: "number" }).notNull(),
    lastOrderOn: day("last_order_on"),
    /** Revenue of the 24 months that end with `as of`'s, oldest first. */
    sparkCents: bigint("spark_cents", { mode: "number" }).array().notNull(),
  },
  (t) => [key([t.programmeId, t.accountId]), ...repScoped()],
);

/**
 * Figures of the whole programme that no reader's scope may change. `seasonal-share`: share of a year's revenue done by the end of fiscal month 1 to 12; position 0:
 * by the day of `as of`.
 */
export const programmeReferences = pgTable(
  "programme_references",
  {
    programmeId: programmeId(),
    reference: text("reference").notNull(),
    position: integer("position").notNull(),
    value: doublePrecision("value").notNull(),
  },
  (t) => [key([t.programmeId, t.reference, t.position]), ...wideScoped()],
);
