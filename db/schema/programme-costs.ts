import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { cents, day, programmeId, ref } from "./columns";
import { writerOnly } from "./rls";

/** Running costs of the programme, rewards apart: `platform`, `animation`, `communication`, `agency`. */
export const programmeCosts = pgTable(
  "programme_costs",
  {
    programmeId: programmeId(),
    ref: ref(),
    datedOn: day("dated_on").notNull(),
    kind: text("kind").notNull(),
    costCents: cents("cost_cents").notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.ref] }), ...writerOnly()],
);
