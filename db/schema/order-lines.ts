import { index, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, cents, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/** Optional detail of orders, by product family. Never summed into revenue: the order's own amount is. */
export const orderLines = pgTable(
  "order_lines",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    orderRef: text("order_ref").notNull(),
    family: text("family").notNull(),
    quantity: numeric("quantity"),
    revenueCents: cents("revenue_cents").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("order_lines_account").on(t.accountId),
    ...writerOnly(),
  ],
);
