import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { accountId, day, programmeId, ref } from "./columns";
import { accountScoped } from "./rls";

/** The hand-over history: from `since` on the account is that rep's (0: nobody's). */
export const accountAssignments = pgTable(
  "account_assignments",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    repId: integer("rep_id").notNull().default(0),
    since: day("since").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("account_assignments_account").on(t.accountId, t.since),
    index("account_assignments_rep").on(t.programmeId, t.repId),
    ...accountScoped("account_assignments"),
  ],
);
