import { integer, pgTable, primaryKey, timestamp } from "drizzle-orm/pg-core";
import { accountId, cents, day, programmeId } from "./columns";
import { programmeScoped, writerOnly } from "./rls";
import { monthFacts } from "./rollups";

/** Months whose figures stay as they were when they were closed. Their running cost is for who reads the whole programme. */
export const closedMonths = pgTable(
  "closed_months",
  {
    programmeId: programmeId(),
    month: day("month").notNull(),
    closedAt: timestamp("closed_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    runningCostCents: cents("running_cost_cents").notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.month] }), ...programmeScoped()],
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
