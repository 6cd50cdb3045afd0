import { integer, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, cents, day, programmeId } from "./columns";
import { writerOnly } from "./rls";

/** Accounts whose rollups are out of date from that month on. Written by the import, emptied by the refresh. */
export const dirtyAccounts = pgTable(
  "dirty_accounts",
  { programmeId: programmeId(), accountId: accountId(), fromMonth: day("from_month").notNull() },
  (t) => [primaryKey({ columns: [t.programmeId, t.accountId] }), ...writerOnly()],
);

/** The settings that the rollups were computed for; where the programme's differ, the refresh knows what to redo. */
export const rollupStates = pgTable(
  "rollup_states",
  {
    programmeId: integer("programme_id").primaryKey(),
    asOf: day("as_of").notNull(),
    dataFrom: day("data_from").notNull(),
    fiscalStartMonth: integer("fiscal_start_month").notNull(),
    zone: text("zone").notNull(),
    objectiveCoefficient: numeric("objective_coefficient"),
    fallingAmountCents: cents("falling_amount_cents").notNull(),
  },
  () => writerOnly(),
);
