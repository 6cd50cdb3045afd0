import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { accountId, day, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/** From `since` on the account holds that tier. One change an account and day. */
export const tierChanges = pgTable(
  "tier_changes",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    tierId: integer("tier_id").notNull(),
    since: day("since").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("tier_changes_account").on(t.accountId, t.since),
    ...writerOnly(),
  ],
);
