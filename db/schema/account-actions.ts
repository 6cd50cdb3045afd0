import { bigint, index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { accountId, day, programmeId } from "./columns";
import { accountScoped, recordedByReaders } from "./rls";

/** `note` says something of the account and changes nothing; `reopened` undoes what was done or snoozed. */
export const actionKinds = ["done", "snoozed", "reopened", "note"] as const;
export type ActionKind = (typeof actionKinds)[number];

/** What readers did about an account, in order: added to, never changed. Notes may name people: read as contacts are. */
export const accountActions = pgTable(
  "account_actions",
  {
    programmeId: programmeId(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    accountId: accountId(),
    userId: integer("user_id").notNull(),
    /** The user's name when it was done. */
    author: text("author").notNull(),
    kind: text("kind").$type<ActionKind>().notNull(),
    /** The call's reasons when it was done: ids of named lists. */
    reasons: text("reasons").array().notNull(),
    /** The day on which what is snoozed comes back. */
    until: day("until"),
    note: text("note"),
    recordedAt: timestamp("recorded_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    index("account_actions_account").on(t.programmeId, t.accountId, t.id),
    ...accountScoped("account_actions", "app.contacts"),
    recordedByReaders("account_actions"),
  ],
);
