import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, cents, day, programmeId, ref } from "./columns";
import { accountScoped } from "./rls";

/**
 * Revenue net of tax. A return is a row with negative revenue on its own date; `cancelled` rows count nowhere. Readers may
 * read of an account when and what it bought; margin and the rest are granted to none.
 */
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
    ...accountScoped("orders"),
  ],
);
