import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { writerOnly } from "./rls";

/**
 * How things were before the last import of each programme that changed something. Of a feed's row that it changed or removed:
 * the row; of one that it brought: null. Under `programme`, the settings that it changed; under `corrected_months`, what it added to
 * those; under `closed_months`, the months that were closed. Rows are personal data where they were.
 */
export const importBefore = pgTable(
  "import_before",
  {
    programmeId: programmeId(),
    importId: integer("import_id").notNull(),
    feed: text("feed").notNull(),
    key: text("key").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
  },
  // Written and read an import at a time.
  (t) => [index("import_before_import").using("brin", t.programmeId, t.importId), ...writerOnly()],
);
