import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { accountId, programmeId, ref } from "./columns";
import { accountScoped } from "./rls";

/** The accounts that a campaign addresses. */
export const campaignTargets = pgTable(
  "campaign_targets",
  { programmeId: programmeId(), ref: ref(), campaignId: integer("campaign_id").notNull(), accountId: accountId() },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("campaign_targets_account").on(t.accountId),
    ...accountScoped("campaign_targets"),
  ],
);
