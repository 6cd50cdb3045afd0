import "server-only";
import type { TransactionSql } from "postgres";
import { listEvents } from "@/lib/access/audit-log";
import type { Viewer } from "@/lib/access/viewer-type";
import { asked, RequestError } from "@/lib/report/request-error";
import { type AuditPage, readAuditRequest, type ToldEvent } from "@/lib/views/audit";
import { withAdministration } from "./administration";

/** Events of a page. */
const PAGE_SIZE = 50;
/** Events in one file. */
const MOST_IN_FILE = 100_000;

/**
 * A page of the audit log of the viewer's programme, as an address asks for it. Null for who is no admin. Throws
 * `RequestError` for what in the address cannot be read.
 */
export const readAuditPage = (viewer: Viewer, address: URLSearchParams): Promise<AuditPage | null> =>
  withAdministration(viewer, async (tx) => {
    const page = await readPart(tx, viewer, address, PAGE_SIZE + 1);
    return { ...page, events: page.events.slice(0, PAGE_SIZE), hasOlder: page.events.length > PAGE_SIZE };
  });

/** All events that the same address asks for. Throws `RequestError` too where they are more than a file takes. */
export const readWholeAudit = (viewer: Viewer, address: URLSearchParams): Promise<AuditPage | null> =>
  withAdministration(viewer, async (tx) => {
    const whole = await readPart(tx, viewer, address, MOST_IN_FILE + 1);
    if (whole.events.length > MOST_IN_FILE) throw new RequestError(`more than ${MOST_IN_FILE} events`, ["from", "to"]);
    return { ...whole, hasOlder: false };
  });

async function readPart(tx: TransactionSql, { programme }: Viewer, address: URLSearchParams, most: number) {
  const { before, ...filter } = asked(readAuditRequest(address));
  const [found] = await tx<{ zone: string; currency: string }[]>`
    select zone, currency from programmes where id = ${programme.id}`;
  if (!found) throw new Error("the programme is not readable");
  const query = { ...filter, programmeId: programme.id, zone: found.zone };
  const events = await listEvents(tx, query, { most, before });
  return { ...found, request: { ...filter, before }, events: events.map(withoutPlace) };
}

/** Where a source is on the machine is nobody's here. */
const withoutPlace = (event: ToldEvent): ToldEvent =>
  event.kind === "import" ? { ...event, object: event.object?.split(/[/\\]/).at(-1) ?? null } : event;
