import { doublePrecision, integer, pgTable, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { accountId, cents, day, programmeId } from "./columns";
import { administered, programmeScoped, writerOnly } from "./rls";
import { lotMeasures, rewardMeasures } from "./rollup-columns";
import { monthFacts, sumsOf } from "./rollups";

/** Months whose figures stay as they were when they were closed. Their running cost is for who reads the whole programme. */
export const closedMonths = pgTable(
  "closed_months",
  {
    programmeId: programmeId(),
    month: day("month").notNull(),
    closedAt: timestamp("closed_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    runningCostCents: cents("running_cost_cents").notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.month] }), ...programmeScoped(), administered()],
);

/** Rows of account_months as they were when their month was closed; who the account is, is read today. */
export const closedAccountMonths = pgTable(
  "closed_account_months",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    month: day("month").notNull(),
    tierId: integer("tier_id").notNull(),
    ...monthFacts(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.accountId, t.month] }), ...writerOnly()],
);

/** The same of reward_months … */
export const closedRewardMonths = pgTable(
  "closed_reward_months",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    month: day("month").notNull(),
    rewardId: integer("reward_id").notNull(),
    tierId: integer("tier_id").notNull(),
    kind: text("kind").notNull(),
    ...sumsOf(rewardMeasures),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.accountId, t.month, t.rewardId] }), ...writerOnly()],
);

/** … and of lot_months. */
export const closedLotMonths = pgTable(
  "closed_lot_months",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    month: day("month").notNull(),
    quarter: day("quarter").notNull(),
    tierId: integer("tier_id").notNull(),
    ...sumsOf(lotMeasures),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.accountId, t.month, t.quarter, t.tierId] }), ...writerOnly()],
);

/** Where eligible accounts stood in the whole programme at a closed month's end, as it was ranked when it was closed. */
export const closedRanks = pgTable(
  "closed_ranks",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    month: day("month").notNull(),
    tierId: integer("tier_id").notNull(),
    isMember: smallint("is_member").notNull(),
    revenueR12Cents: cents("revenue_r12_cents").notNull(),
    fifth: smallint("fifth").notNull(),
    /** Of members alone. */
    rfm: text("rfm"),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.month, t.accountId] }), ...writerOnly()],
);

/** What programme_references told factors of figures at a closed month's end, as known when it was closed. */
export const closedReferences = pgTable(
  "closed_references",
  {
    programmeId: programmeId(),
    reference: text("reference").notNull(),
    month: day("month").notNull(),
    value: doublePrecision("value").notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.reference, t.month] }), ...writerOnly()],
);

/** Facts of closed months that imports brought, cancelled, changed or removed since, by the month that they are of. */
export const correctedMonths = pgTable(
  "corrected_months",
  {
    programmeId: programmeId(),
    accountId: accountId(),
    month: day("month").notNull(),
    late: integer("late").notNull(),
    cancelled: integer("cancelled").notNull(),
    changed: integer("changed").notNull(),
    removed: integer("removed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.accountId, t.month] }), ...writerOnly()],
);
