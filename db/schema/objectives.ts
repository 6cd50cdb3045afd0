import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { accountId, cents, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/**
 * An account's target for a fiscal year (2012 = the year that ends in 2012). Without an explicit target it is N-1
 * revenue × the programme's coefficient; where that is not above 0 there is no objective. One an account and year.
 */
export const objectives = pgTable(
  "objectives",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    fiscalYear: integer("fiscal_year").notNull(),
    targetCents: cents("target_cents"),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("objectives_account").on(t.accountId, t.fiscalYear),
    ...writerOnly(),
  ],
);
