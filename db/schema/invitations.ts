import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { administeredLinks, identity } from "./rls";

/** Links by which a person sets their password, once: what is kept is the hash of its secret. One a person. */
export const invitations = pgTable(
  "invitations",
  {
    userId: integer("user_id").primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    expiresAt: timestamp("expires_at", { withTimezone: true, mode: "string" }).notNull(),
  },
  () => [...identity(), administeredLinks()],
);
