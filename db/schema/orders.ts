import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, cents, day, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/** Revenue net of tax. A return is a row with negative revenue on its own date; `cancelled` rows count nowhere. */
export const orders = pgTable(
  "orders",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    orderedOn: day("ordered_on").notNull(),
    revenueCents: cents("revenue_cents").notNull(),
    marginCents: cents("margin_cents"),
    /** `placed` or `cancelled`. */
    status: text("status").notNull().default("placed"),
    channel: text("channel"),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("orders_account").on(t.accountId, t.orderedOn),
    index("orders_day").using("brin", t.orderedOn),
    ...writerOnly(),
  ],
);
