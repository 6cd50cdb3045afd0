import { integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { cents, programmeId } from "./columns";
import { programmeScoped } from "./rls";

/** A programme's tiers, lowest rank first. Tier 0, "none", has no row. */
export const tiers = pgTable(
  "tiers",
  {
    programmeId: programmeId(),
    id: integer("id").notNull().generatedByDefaultAsIdentity(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    rank: integer("rank").notNull(),
    thresholdCents: cents("threshold_cents"),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.id] }), unique().on(t.programmeId, t.code), ...programmeScoped()],
);
