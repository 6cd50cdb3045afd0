import { numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { programmeId, ref } from "./columns";
import { wideScoped } from "./rls";

/** What the programme wants of an indicator over a period. Values in the indicator's unit (cents, fraction, count). */
export const programmeGoals = pgTable(
  "programme_goals",
  {
    programmeId: programmeId(),
    ref: ref(),
    indicator: text("indicator").notNull(),
    /** Null: the indicator's default definition. */
    definition: text("definition"),
    /** As in the API: `fy2026`, `2026-Q1`, … */
    period: text("period").notNull(),
    target: numeric("target").notNull(),
    baseline: numeric("baseline"),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.ref] }), ...wideScoped()],
);
