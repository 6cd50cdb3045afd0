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
  /** The user of whom it is told: to the admins of the programmes that they are in now. */
  personId?: number;
  object?: string;
  /** No more of a person than the event cannot be told without. */
  details?: Record<string, unknown>;
}

/** Adds to the audit log, in the transaction of what it tells where there is one: as writer, `reader_auth` or an admin. */
export async function recordEvent(
  sql: ISql,
  { kind, by, programmeId, personId, object, details = {} }: AuditEvent,
): Promise<void> {
  await sql`
    insert into audit_events (kind, programme_id, person_programmes, user_id, actor, address, object, details)
    values (${kind}, ${programmeId ?? null},
      array(select programme_id from user_programmes where user_id = ${personId ?? null}::int order by 1),
      ${by.userId}, ${by.name}, ${by.address}, ${object ?? null}, ${JSON.stringify(details)}::text::jsonb)`;
}
