import "server-only";
import type { ISql } from "postgres";
import type { EventKind } from "@/db/schema/audit-events";

/** Who does something: a user, by their mail, from a network address; or a person at the command line, from none. */
export interface Actor {
  userId: number | null;
  name: string;
  address: string | null;
}

export interface AuditEvent {
  kind: EventKind;
  /** Without a name: nobody known. */
  by: Actor | { userId: null; name: null; address: string | null };
  programmeId?: number;
  object?: string;
  /** No more of a person than the event cannot be told without. */
  details?: Record<string, unknown>;
}

/** Adds to the audit log, in the transaction of what it tells where there is one: as writer, or as `reader_auth`. */
export async function recordEvent(
  sql: ISql,
  { kind, by, programmeId, object, details = {} }: AuditEvent,
): Promise<void> {
  await sql`
    insert into audit_events (kind, programme_id, user_id, actor, address, object, details)
    values (${kind}, ${programmeId ?? null}, ${by.userId}, ${by.name}, ${by.address}, ${object ?? null},
      ${JSON.stringify(details)}::text::jsonb)`;
}
