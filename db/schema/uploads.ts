import { bigint, customType, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { administered, writerOnly } from "./rls";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** Files that admins sent to be imported: what is known of each; its bytes go once it is imported or given up. */
export const uploads = pgTable(
  "uploads",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    programmeId: programmeId(),
    userId: integer("user_id").notNull(),
    /** The file's name. */
    name: text("name").notNull(),
    /** Null until the whole file is here. */
    bytes: bigint("bytes", { mode: "number" }),
    uploadedAt: timestamp("uploaded_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    /** The names of its columns, once it was read. */
    header: jsonb("header").$type<string[]>(),
    /** What else its reading said, first rows among them: goes with the bytes. */
    layout: jsonb("layout").$type<Record<string, unknown>>(),
    /** How it was imported last: a file with these columns begins with it. */
    mapping: jsonb("mapping").$type<Record<string, unknown>>(),
    importId: integer("import_id"),
  },
  () => [...writerOnly(), administered()],
);

/** The bytes of an upload, a megabyte a row. */
export const uploadPieces = pgTable(
  "upload_pieces",
  {
    programmeId: programmeId(),
    uploadId: integer("upload_id").notNull(),
    number: integer("number").notNull(),
    content: bytea("content").notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.number] }), ...writerOnly(), administered()],
);

/** Rows of an uploaded file of which an import refused something, as they stand in the file: kept as long as rejects. */
export const rejectedRows = pgTable(
  "rejected_rows",
  {
    programmeId: programmeId(),
    importId: integer("import_id").notNull(),
    line: bigint("line", { mode: "number" }).notNull(),
    cells: jsonb("cells").$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] }), ...writerOnly(), administered()],
);
