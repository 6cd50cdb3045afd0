import { index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { accountId, day, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/** Membership over `[starts_on, ends_on)`; an account's enrolments do not overlap. */
export const enrolments = pgTable(
  "enrolments",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("enrolments_account").on(t.accountId, t.startsOn),
    ...writerOnly(),
  ],
);
