import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { administeredPeople, identity } from "./rls";

/** People who sign in. `session_version` is raised to end all sessions of a user. */
export const users = pgTable(
  "users",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    /** Null until they have set one. */
    passwordHash: text("password_hash"),
    disabledAt: timestamp("disabled_at", { withTimezone: true, mode: "string" }),
    sessionVersion: integer("session_version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
  },
  () => [...identity(), ...administeredPeople()],
);
