import { index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { identity } from "./rls";
import type { Role } from "./user-programmes";

/** As whom an admin looks at a programme's pages; `repId` is the rep that a sales user is. */
export interface Preview {
  programmeId: number;
  role: Role;
  repId: number | null;
}

/** One row a sign-in, or a page that is printed. The cookie carries only the id; every request reads this row. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: integer("user_id").notNull(),
    userVersion: integer("user_version").notNull(),
    /** The one address that it opens; null: whatever its user may. */
    page: text("page"),
    preview: jsonb("preview").$type<Preview>(),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true, mode: "string" }).notNull(),
  },
  (t) => [index("sessions_user").on(t.userId), ...identity()],
);
