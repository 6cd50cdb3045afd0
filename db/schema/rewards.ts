import { bigint, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { cents, programmeId } from "./columns";
import { programmeScoped } from "./rls";

export const rewardKinds = ["gift", "gift-card", "experience", "discount", "service"] as const;
export type RewardKind = (typeof rewardKinds)[number];

/** The reward catalogue: what a reward asks in points. Its cost is fixed on each reward order. */
export const rewards = pgTable(
  "rewards",
  {
    programmeId: programmeId(),
    id: integer("id").notNull().generatedByDefaultAsIdentity(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    points: bigint("points", { mode: "number" }).notNull(),
    costCents: cents("cost_cents"),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.id] }), unique().on(t.programmeId, t.code), ...programmeScoped()],
);
