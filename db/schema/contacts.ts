import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, programmeId, ref } from "./columns";
import { accountScoped } from "./rls";

/** An account's people: the only table with personal data of customers, read by roles that need it. */
export const contacts = pgTable(
  "contacts",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    name: text("name").notNull(),
    job: text("job"),
    email: text("email"),
    phone: text("phone"),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("contacts_account").on(t.accountId),
    ...accountScoped("contacts", "app.contacts"),
  ],
);
