import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { forgiven, identity } from "./rls";

/** Sign-ins refused lately, by account (a hash of the mail that was asked, whoever has it) and by network address. */
export const signInFailures = pgTable(
  "sign_in_failures",
  {
    key: text("key").primaryKey(),
    failures: integer("failures").notNull(),
    since: timestamp("since", { withTimezone: true, mode: "string" }).notNull(),
  },
  (t) => [index("sign_in_failures_since").on(t.since), ...identity(), forgiven()],
);
