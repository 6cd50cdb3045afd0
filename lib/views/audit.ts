import { type EventKind, eventKinds } from "@/db/schema/audit-events";
import type { Day } from "@/lib/periods/calendar";
import { type AddressProblem, type ReadAddress, wrongParameter } from "./address";

/** An event of the audit log as it is told: `at` in the zone asked, to the second. */
export interface ToldEvent {
  id: number;
  at: string;
  kind: EventKind;
  /** Null: nobody known. */
  actor: string | null;
  /** Whether it was done at the command line, where people have the name that the machine has of them. */
  isCommand: boolean;
  /** Network address. */
  address: string | null;
  object: string | null;
  details: Record<string, unknown>;
}

/** Which events are looked at; null or empty: all. Days are whole ones of the programme's zone. */
export interface AuditFilter {
  kind: EventKind | null;
  /** In the name of who did it or of whom it was done to, whatever the case. */
  person: string;
  from: Day | null;
  to: Day | null;
}

/** A page of the log as its address says it. */
export interface AuditRequest extends AuditFilter {
  /** Only what came before this event; null: from the newest on. */
  before: number | null;
}

/** A page of the log, newest first. */
export interface AuditPage {
  request: AuditRequest;
  zone: string;
  currency: string;
  events: ToldEvent[];
  hasOlder: boolean;
}

export const LONGEST_PERSON = 100;
const parameters = ["kind", "person", "from", "to", "before"];
const problem = (text: string, allowed: readonly string[] = []): AddressProblem => ({ problem: text, allowed });

/** Reads the log's address. What is unknown or given twice is a problem: dropped, it would widen what is shown. */
export function readAuditRequest(search: URLSearchParams): ReadAddress<AuditRequest> {
  const wrong = wrongParameter(search, parameters);
  if (wrong) return wrong;
  const asked = search.get("kind");
  const kind = eventKinds.find((one) => one === asked) ?? null;
  if (asked !== null && kind === null) return problem("unknown kind", eventKinds);
  const [from, to] = [search.get("from"), search.get("to")];
  if (![from, to].every((day) => day === null || isDay(day))) return problem("no such day", ["2026-01-31"]);
  const person = (search.get("person") ?? "").trim();
  if (person.length > LONGEST_PERSON || person.includes("\0")) return problem("no such person can be searched");
  const before = search.get("before");
  if (before !== null && !/^[1-9]\d{0,14}$/.test(before)) return problem("unknown event");
  return { request: { kind, person, from, to, before: before === null ? null : Number(before) } };
}

/** The address of a page of the log, without what it does not ask. */
export function writeAuditRequest({ kind, person, from, to, before }: AuditRequest): string {
  const params = new URLSearchParams();
  if (kind) params.set("kind", kind);
  if (person) params.set("person", person);
  if (from) params.set("from", from);
  if (to) params.set("to", to);
  if (before !== null) params.set("before", String(before));
  return params.toString();
}

/** Whether a text is a day of a year that any log may have. */
const isDay = (text: string): boolean => {
  const time = /^[12]\d{3}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};
