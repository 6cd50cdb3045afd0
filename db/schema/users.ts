import { sql } from "drizzle-orm";
import { boolean, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
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
    /** When their company's server last vouched for them; null: never. */
    vouchedAt: timestamp("vouched_at", { withTimezone: true, mode: "string" }),
    disabledAt: timestamp("disabled_at", { withTimezone: true, mode: "string" }),
    /** Whether they are one who comes: said of them where how they do is not. */
    canSignIn: boolean("can_sign_in").generatedAlwaysAs(
      sql`disabled_at is null and (password_hash is not null or vouched_at is not null)`,
    ),
    sessionVersion: integer("session_version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
  },
  () => [...identity(), ...administeredPeople()],
);
