import { bigint, index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { administered, writerOnly } from "./rls";

export interface FeedCounts {
  in: number;
  new: number;
  changed: number;
  unchanged: number;
  removed: number;
  rejected: number;
}

/** Whether what was before an import is kept: not of a programme's first, nor of one that changed too many rows. */
export type BeforeState = "kept" | "first" | "too-many";

/** Each run of an import: who, from where, how it ended, rows by feed. */
export const imports = pgTable(
  "imports",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    programmeId: programmeId(),
    source: text("source").notNull(),
    /** Of settings, SELECTs and data; an interrupted run is resumed only where it is the same. */
    checksum: text("checksum").notNull(),
    startedBy: text("started_by").notNull(),
    /** `staging`, `applied`, `refused` (too many rejects, or a feed that failed), `undone` (was applied). */
    status: text("status").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    finishedAt: timestamp("finished_at", { withTimezone: true, mode: "string" }),
    dataVersion: integer("data_version"),
    feeds: jsonb("feeds").$type<Record<string, FeedCounts>>().notNull().default({}),
    /** Null: it changed nothing, or was applied before any of this was kept. */
    before: text("before").$type<BeforeState>(),
    /** Feeds whose rows are all staged, with how many. */
    staged: jsonb("staged").$type<Record<string, number>>().notNull().default({}),
  },
  (t) => [index("imports_programme").on(t.programmeId), ...writerOnly(), administered()],
);

/** Rows that an import refused. They hold what the source said, personal data included: for the writer and for admins. */
export const importRejects = pgTable(
  "import_rejects",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    programmeId: programmeId(),
    importId: integer("import_id").notNull(),
    feed: text("feed").notNull(),
    file: text("file"),
    line: bigint("line", { mode: "number" }),
    column: text("column_name"),
    value: text("value"),
    reason: text("reason").notNull(),
  },
  (t) => [index("import_rejects_import").on(t.importId), ...writerOnly(), administered()],
);
