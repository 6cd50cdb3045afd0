import { integer, jsonb, pgTable, smallint } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { wideScoped } from "./rls";

/** What `lib/evidence` found of a programme, of the data version and by the method that it says; no account is in it. */
export const evidence = pgTable(
  "evidence",
  {
    programmeId: programmeId().primaryKey(),
    dataVersion: integer("data_version").notNull(),
    method: smallint("method").notNull(),
    found: jsonb("found").notNull(),
  },
  () => wideScoped(),
);
