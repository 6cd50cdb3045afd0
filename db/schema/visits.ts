import { index, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { accountId, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/** Visits of the members' space; the day is the instant's day in the programme's zone. */
export const visits = pgTable(
  "visits",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    visitedAt: timestamp("visited_at", { withTimezone: true, mode: "string" }).notNull(),
    /** `home` or `catalogue`: what was seen. */
    page: text("page").notNull().default("home"),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("visits_account").on(t.accountId, t.visitedAt),
    ...writerOnly(),
  ],
);
