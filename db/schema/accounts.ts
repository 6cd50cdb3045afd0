import { boolean, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { cents, day, programmeId } from "./columns";
import { repScoped } from "./rls";

/** Customer companies, members or not. `rep_id` is today's rep: the last assignment on or before `as of`, 0 = none. */
export const accounts = pgTable(
  "accounts",
  {
    programmeId: programmeId(),
    id: integer("id").notNull().generatedByDefaultAsIdentity(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    segment: text("segment").notNull().default(""),
    region: text("region").notNull().default(""),
    size: text("size"),
    sector: text("sector"),
    yearlyPotentialCents: cents("yearly_potential_cents"),
    parentId: integer("parent_id"),
    /** `direct` or `distributor`. */
    kind: text("kind").notNull().default("direct"),
    eligible: boolean("eligible").notNull().default(false),
    /** Drawn at random to stay out of the programme, for evidence of grade A. */
    controlGroup: boolean("control_group").notNull().default(false),
    /** Known since; null: since `data from`, or its first fact. */
    since: day("since"),
    repId: integer("rep_id").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    unique().on(t.programmeId, t.code),
    index("accounts_rep").on(t.programmeId, t.repId),
    ...repScoped(),
  ],
);
