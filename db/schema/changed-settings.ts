import { jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { administered, writerOnly } from "./rls";

/** Settings that an admin decided otherwise than the programme's source: they hold through every import. */
export const changedSettings = pgTable(
  "changed_settings",
  {
    programmeId: programmeId(),
    /** As `source.yaml` calls it. */
    setting: text("setting").notNull(),
    /** As `source.yaml` would say it; an absent value is JSON's null. */
    value: jsonb("value").notNull(),
    /** What the source says instead, as of its last import. */
    sourceValue: jsonb("source_value").notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.setting] }), ...writerOnly(), administered()],
);
