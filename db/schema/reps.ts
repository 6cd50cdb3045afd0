import { integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { administered, alsoIdentity, handedOver, repScoped } from "./rls";

/** Sales people in their hierarchy. Rep 0, "none", has no row. */
export const reps = pgTable(
  "reps",
  {
    programmeId: programmeId(),
    id: integer("id").notNull().generatedByDefaultAsIdentity(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    /** The rep above; null at the top. */
    managerId: integer("manager_id"),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    unique().on(t.programmeId, t.code),
    ...repScoped("id"),
    handedOver(),
    alsoIdentity(),
    administered(),
  ],
);
