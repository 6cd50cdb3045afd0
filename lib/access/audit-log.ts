import "server-only";
import type { ISql } from "postgres";
import type { EventKind } from "@/db/schema/audit-events";
import type { AuditFilter, ToldEvent } from "@/lib/views/audit";

export interface AuditQuery extends Partial<AuditFilter> {
  /** Of this programme, and what of no programme was done by or to people who were in it then. */
  programmeId?: number;
  zone: string;
}

const AT_ONCE = 500;

/** Kinds whose object is a person's mail. */
const ofPeople: EventKind[] = [
  "sign-in-refused",
  "sign-in-throttled",
  "user-added",
  "role-given",
  "role-removed",
  "password-set",
  "user-disabled",
  "user-enabled",
  "link-given",
  "signed-out-everywhere",
];

const columns = (sql: ISql, zone: string) => sql`
  e.id, to_char(e.at at time zone ${zone}, 'YYYY-MM-DD HH24:MI:SS') as at, e.kind, e.actor,
  e.user_id is null and e.actor is not null as "isCommand", e.address, e.object, e.details`;

/** Whether an event is asked for. */
function isAsked(sql: ISql, { programmeId, kind, person, from, to, zone }: AuditQuery) {
  const all = sql`true`;
  const name = person?.toLowerCase() ?? "";
  return sql`
    ${programmeId === undefined ? all : sql`(e.programme_id = ${programmeId} or ${programmeId} = any (e.person_programmes))`}
    and ${kind ? sql`e.kind = ${kind}` : all}
    and ${from ? sql`e.at >= ${from}::timestamp at time zone ${zone}` : all}
    and ${to ? sql`e.at < (${to}::date + 1)::timestamp at time zone ${zone}` : all}
    and ${
      name
        ? sql`(strpos(lower(e.actor), ${name}) > 0 or e.kind = any (${ofPeople}) and strpos(lower(e.object), ${name}) > 0)`
        : all
    }`;
}

/** The audit log from its beginning, some hundred events at once. As writer, or as `reader_auth`. */
export const readEvents = (sql: ISql, query: AuditQuery): AsyncIterable<(ToldEvent & { programme: string | null })[]> =>
  sql<(ToldEvent & { programme: string | null })[]>`
    select ${columns(sql, query.zone)}, p.slug as programme
    from audit_events e
    left join programmes p on p.id = e.programme_id
    where ${isAsked(sql, query)}
    order by e.at, e.id`.cursor(AT_ONCE);

/** The newest events that are asked for, at most so many; only those before one of them where it is named. */
export const listEvents = (
  sql: ISql,
  query: AuditQuery,
  { most, before = null }: { most: number; before?: number | null },
): Promise<ToldEvent[]> =>
  sql<ToldEvent[]>`
    select ${columns(sql, query.zone)}
    from audit_events e
    where ${isAsked(sql, query)}
      and ${before === null ? sql`true` : sql`(e.at, e.id) < (select b.at, b.id from audit_events b where b.id = ${before})`}
    order by e.at desc, e.id desc
    limit ${most}`;
