import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/** An account's people: the only table with personal data of customers. */
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
  (t) => [primaryKey({ columns: [t.programmeId, t.ref] }), ...writerOnly()],
);
