import { bigint, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, cents, day, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/** Rewards ordered; `cancelled` rows count nowhere. The cost is the one at the day of the order. */
export const rewardOrders = pgTable(
  "reward_orders",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    rewardId: integer("reward_id").notNull(),
    orderedOn: day("ordered_on").notNull(),
    points: bigint("points", { mode: "number" }).notNull(),
    costCents: cents("cost_cents").notNull(),
    /** `placed` or `cancelled`. */
    status: text("status").notNull().default("placed"),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("reward_orders_account").on(t.accountId, t.orderedOn),
    ...writerOnly(),
  ],
);
