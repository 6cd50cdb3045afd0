import { integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { cents, day, programmeId } from "./columns";
import { programmeScoped } from "./rls";

/** Operations of the animation, over `[starts_on, ends_on]`; shown as flags on time axes. */
export const campaigns = pgTable(
  "campaigns",
  {
    programmeId: programmeId(),
    id: integer("id").notNull().generatedByDefaultAsIdentity(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    costCents: cents("cost_cents"),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.id] }), unique().on(t.programmeId, t.code), ...programmeScoped()],
);
