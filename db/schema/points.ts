import { bigint, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, day, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

export const pointKinds = ["earn", "redeem", "expire", "adjust", "reverse"] as const;

/**
 * The points ledger. `points` is the effect on the balance: earn above 0, redeem and expire below 0, adjust either way;
 * a reverse has the sign opposite to the entry it names (same account, not later) and counts, on its own date, against
 * that entry's flow.
 */
export const points = pgTable(
  "points",
  {
    programmeId: programmeId(),
    ref: ref(),
    accountId: accountId(),
    datedOn: day("dated_on").notNull(),
    kind: text("kind").notNull(),
    points: bigint("points", { mode: "number" }).notNull(),
    /** Of an earn: `purchase`, `objective-bonus`, `step`, `operation`, `engagement`. */
    mechanic: text("mechanic"),
    expiresOn: day("expires_on"),
    reversesRef: text("reverses_ref"),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.ref] }),
    index("points_account").on(t.accountId, t.datedOn),
    index("points_day").using("brin", t.datedOn),
    ...writerOnly(),
  ],
);
