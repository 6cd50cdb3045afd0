import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { identity } from "./rls";
import type { Preview } from "./sessions";

/** Tokens not used yet, each of which opens one page once: what is kept is its hash. */
export const pagePasses = pgTable(
  "page_passes",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: integer("user_id").notNull(),
    userVersion: integer("user_version").notNull(),
    page: text("page").notNull(),
    preview: jsonb("preview").$type<Preview>(),
    expiresAt: timestamp("expires_at", { withTimezone: true, mode: "string" }).notNull(),
  },
  () => identity(),
);
