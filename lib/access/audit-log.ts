import "server-only";
import type { ISql } from "postgres";
import type { auditEvents } from "@/db/schema/audit-events";
import type { Day } from "@/lib/periods/calendar";

/** An event as it is told: `at` in the zone asked, to the second. */
export type ToldEvent = Pick<
  typeof auditEvents.$inferSelect,
  "at" | "kind" | "actor" | "address" | "object" | "details"
> & { programme: string | null };

export interface AuditQuery {
  /** Of this programme, and what its users did, or was done to them, of no programme. */
  programmeId?: number;
  /** Since that day, as it begins in `zone`. */
  from?: Day;
  zone: string;
}

const AT_ONCE = 500;

/** The audit log from its beginning, some hundred events at once. As writer, or as `reader_auth`. */
export const readEvents = (sql: ISql, { programmeId = 0, from, zone }: AuditQuery): AsyncIterable<ToldEvent[]> =>
  sql<ToldEvent[]>`
    select to_char(e.at at time zone ${zone}, 'YYYY-MM-DD HH24:MI:SS') as at, e.kind, e.actor, e.address, e.object,
      e.details, p.slug as programme
    from audit_events e
    left join programmes p on p.id = e.programme_id
    where ${from ? sql`e.at >= ${from}::timestamp at time zone ${zone}` : sql`true`}
      and ${
        programmeId
          ? sql`(e.programme_id = ${programmeId} or e.programme_id is null and exists (
        select from user_programmes m join users u on u.id = m.user_id
        where m.programme_id = ${programmeId} and (u.id = e.user_id or u.email = e.object)))`
          : sql`true`
      }
    order by e.at, e.id`.cursor(AT_ONCE);
