import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { appendOnly } from "./rls";

export const eventKinds = [
  "sign-in",
  "sign-in-refused",
  "sign-in-throttled",
  "sign-out",
  "user-added",
  "role-given",
  "role-removed",
  "password-set",
  "user-disabled",
  "user-enabled",
  "link-given",
  "signed-out-everywhere",
  "rights-changed",
  "preview-begun",
  "preview-ended",
  "programme-added",
  "settings-changed",
  "upload",
  "import",
  "import-undone",
  "months-closed",
  "months-reopened",
  "export",
  "backup",
  "restore",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Who did what, to what, when and from where: added to, never changed. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true, mode: "string" }).notNull().default(sql`clock_timestamp()`),
    kind: text("kind").$type<EventKind>().notNull(),
    /** Null: of no programme, or of all. */
    programmeId: integer("programme_id"),
    /** Of what is told of a person: the programmes that they were in then, whose admins it is told to. */
    personProgrammes: integer("person_programmes").array().notNull().default([]),
    /** Null: at the command line, or nobody known. */
    userId: integer("user_id"),
    /** Their mail as it was then, or the name that the machine has of them. */
    actor: text("actor"),
    /** Network address; null at the command line. */
    address: text("address"),
    /** To what: a user's mail, a programme, a file's name. */
    object: text("object"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index("audit_events_at").on(t.at, t.id), ...appendOnly()],
);
