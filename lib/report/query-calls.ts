import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import {
  type Call,
  type CallList,
  type CallRequest,
  callReasons,
  DONE_DAYS,
  type Reason,
  type ReasonId,
  readCallRequest,
  reasonIds,
} from "@/lib/lists/calls";
import { lists } from "@/lib/lists/lists";
import { addDays, type Day } from "@/lib/periods/calendar";
import { reaches } from "@/lib/periods/period";
import { filterDimensions } from "@/lib/views/view-request";
import { checkFilters, listAllowed } from "./check-request";
import { listOpen } from "./find-list";
import type { Grouping } from "./group-sql";
import { listFilters } from "./list-filters";
import { type FoundPlace, PAGE_SIZE, type Paging, pagingSql, placeIn } from "./list-sql";
import { filteredBy, looksBack, ruleOf, standing } from "./named-lists";
import { type Reader, readsContacts, withReader } from "./open-reader";
import { pointValueOf } from "./point-value";
import { programmeInfo } from "./programme-info";
import { dayIn, notesOf } from "./read-notes";
import { referenceOf } from "./reference-of";
import { asked, RequestError } from "./request-error";
import { settleAll } from "./settle-all";
import { SqlValues } from "./sql-values";

/** Reads the call list's address, or says what in it cannot be read. */
export function parseCallRequest(search: URLSearchParams): CallRequest {
  return asked(readCallRequest(search));
}

/** One page of the calls that this viewer has to make. Throws `RequestError` where there is no list for them. */
export const queryCalls = (viewer: Viewer, request: CallRequest): Promise<CallList> =>
  withReader(viewer, (reader) => readCalls(reader, request, { size: PAGE_SIZE, page: request.page }));

/** The same list without its pages: what is downloaded. */
export const queryAllCalls = (viewer: Viewer, request: CallRequest): Promise<CallList> =>
  withReader(viewer, (reader) => readCalls(reader, request, null));

/** Whether this viewer calls accounts: reads them, and the people there. */
export const hasCalls = ({ viewer }: Reader): boolean => viewer.scope.kind !== "totals" && readsContacts[viewer.role];

/** As `queryCalls`, beside other reads of one transaction. */
export async function readCalls(reader: Reader, request: CallRequest, paging: Paging): Promise<CallList> {
  if (!hasCalls(reader)) throw new RequestError("unknown list");
  const where = checkFilters(reader, [...filterDimensions], request.filters);
  const reasons = listReasons(reader);
  const [total, rows] = await settleAll([
    countCalls(reader, reasons, where),
    readRows(reader, reasons, where, request.show, paging),
  ]);
  const found = request.show === "away" ? total.away : total.open;
  return {
    programme: programmeInfo(reader),
    request,
    today: total.today,
    choices: listFilters(reader, filterDimensions),
    reasons,
    pointsInMoney: pointValueOf(reader) !== null,
    open: total.open,
    away: total.away,
    found,
    page: paging?.page ?? 1,
    pageSize: paging?.size ?? found,
    rows,
  };
}

/** The reasons that this viewer may know: without a right that its words tell of, a reason is absent. */
export function listReasons(reader: Reader): ReasonId[] {
  const allowed = new Set<string>(listAllowed(reader).map(({ id }) => id));
  const open: readonly string[] = listOpen(reader);
  return reasonIds.filter((id) => {
    const told: readonly string[] = [lists[id].stake.right, ...callReasons[id]];
    const window = looksBack(id);
    const isKnown = !window || reaches(window, reader.clock);
    return open.includes(id) && isKnown && told.every((right) => allowed.has(right));
  });
}

/**
 * SQL of the accounts with a reason, `h`: `reasons` and their `worths`, the stake of each that there is (`s0` …), what their
 * words say beside, `worth`, and what was done last.
 */
export function callsSql(
  reader: Reader,
  reasons: readonly ReasonId[],
  where: Grouping["where"],
  values: SqlValues,
): string {
  const value = pointValueOf(reader);
  const zone = values.add(reader.programme.zone);
  const stakes = reasons.map((id, place) => {
    const { holds, stake } = ruleOf(id);
    return `, case when ${holds} then (${stake})::bigint end as s${place}`;
  });
  const held = reasons.map((id, place) => `case when g.s${place} is not null then '${id}' end`);
  const worths = reasons.map((id, place) => {
    if (lists[id].stake.unit === "money") return `g.s${place}`;
    return value === null ? "null" : `round(g.s${place} * ${values.add(value)}::numeric)::bigint`;
  });
  const points = reasons.flatMap((id, place) => (lists[id].stake.unit === "points" ? [`g.s${place}`] : []));
  const most = (of: readonly string[]) => `(select max(x) from unnest(array[${of.join(", ")}]::bigint[]) x)`;
  return `
    select h.*, l.kind, l.until, l.author, ${dayIn(zone, "l.recorded_at")} as done_on,
      coalesce(l.kind = 'snoozed' and l.until > ${dayIn(zone)}
        or l.kind = 'done' and ${dayIn(zone, "l.recorded_at")} + ${DONE_DAYS} > ${dayIn(zone)} and h.reasons <@ l.reasons,
        false) as is_away
    from (
      select g.*, array_remove(array[${held.join(", ")}]::text[], null) as reasons,
        array[${worths.join(", ")}]::bigint[] as worths, ${most(worths)} as worth, ${most(points)} as points
      from (
        select ${filteredBy}, next.name as next_tier,
          a.fiscal_revenue_cents / ${values.add(referenceOf(reader, "landing-share", reader.clock.asOf))}::float8
            / nullif(a.objective_target_cents, 0) as landing,
          a.revenue_3m_cents::float8 / nullif(a.revenue_3m_previous_cents, 0) - 1 as change_3m,
          ${values.add(reader.clock.asOf)}::date - a.last_order_on as quiet_days, a.usual_interval_days
          ${stakes.join("\n")}
        from ${standing(reader, values)}
      ) g
      where ${reasons.map((_, place) => `g.s${place} is not null`).join(" or ") || "false"}
    ) h
    left join lateral (
      select x.kind, x.until, x.author, x.recorded_at, x.reasons from account_actions x
      where x.programme_id = ${values.add(reader.programme.id)} and x.account_id = h.account_id and x.kind <> 'note'
      order by x.id desc limit 1
    ) l on true
    where true ${values.filter("h", where)}`;
}

interface Total {
  open: number;
  away: number;
  today: Day;
}

async function countCalls(reader: Reader, reasons: readonly ReasonId[], where: Grouping["where"]): Promise<Total> {
  const values = new SqlValues();
  const [total] = await reader.tx.unsafe<Total[]>(
    `select count(*) filter (where not is_away)::int as open, count(*) filter (where is_away)::int as away,
      ${dayIn(values.add(reader.programme.zone))} as today from (${callsSql(reader, reasons, where, values)}) c`,
    values.list as never[],
    { prepare: true },
  );
  if (!total) throw new Error("a count gives a row");
  return total;
}

/** SQL of what a reason's words say beside its stake, over an account's row `h`, as the fields of a `Reason`. */
function detailOf(id: ReasonId, { clock: { asOf } }: Reader, values: SqlValues): string {
  switch (id) {
    case "within-reach":
      return "jsonb_build_object('landing', h.landing)";
    case "falling":
      return "jsonb_build_object('change', h.change_3m, 'quietDays', h.quiet_days, 'usualDays', h.usual_interval_days)";
    case "near-upper-tier":
      return "jsonb_build_object('tier', h.next_tier)";
    case "expiring":
      return `jsonb_build_object('by', (
        select max(p.expires_on) from point_lots p
        where p.programme_id = c.programme_id and p.account_id = c.id and p.open > 0
          and p.expires_on between ${values.add(addDays(asOf, 1))}::date and ${values.add(addDays(asOf, EXPIRING_DAYS))}::date))`;
    case "could-redeem":
      return "'{}'::jsonb";
  }
}

/** Of the list `expiring`. */
const EXPIRING_DAYS = 90;
/** Notes that a call shows. */
const NOTES = 3;

async function readRows(
  reader: Reader,
  reasons: readonly ReasonId[],
  where: Grouping["where"],
  show: CallRequest["show"],
  paging: Paging,
): Promise<Call[]> {
  const values = new SqlValues();
  const calls = callsSql(reader, reasons, where, values);
  const zone = values.add(reader.programme.zone);
  const told = reasons.map(
    (id, place) => `case when h.s${place} is not null then
      jsonb_build_object('list', '${id}', 'stake', h.s${place}, 'worth', h.worths[${place + 1}]) || ${detailOf(id, reader, values)} end`,
  );
  const rows = await reader.tx.unsafe<Call[]>(
    `select c.code, c.name, case when t.id is not null then jsonb_build_object('code', t.code, 'name', t.name) end as tier,
      ${reader.reps.length > 1 ? "r.name" : "null"} as rep, h.worth,
      to_jsonb(array_remove(array[${told.join(", ")}]::jsonb[], null)) as reasons,
      (select jsonb_build_object('name', k.name, 'phone', k.phone) from contacts k
        where k.programme_id = c.programme_id and k.account_id = c.id and k.phone <> '' order by k.ref limit 1) as contact,
      (select coalesce(jsonb_agg(x), '[]') from (${notesOf("c", zone)} limit ${NOTES}) x) as notes,
      case when h.is_away then jsonb_build_object('kind', h.kind, 'author', h.author, 'on', h.done_on, 'until', h.until) end
        as away
    ${fromCalls(reader, calls, values)}
    left join tiers t on t.programme_id = c.programme_id and t.id = h.tier_id
    left join reps r on r.programme_id = c.programme_id and r.id = c.rep_id
    where ${shownIn(show)}
    order by ${ORDER}
    ${pagingSql(paging, values)}`,
    values.list as never[],
    { prepare: true },
  );
  return rows.map((call) => ({ ...call, reasons: call.reasons.toSorted(byWorth) }));
}

const fromCalls = (reader: Reader, calls: string, values: SqlValues) =>
  `from (${calls}) h join accounts c on c.programme_id = ${values.add(reader.programme.id)} and c.id = h.account_id`;
const shownIn = (show: CallRequest["show"]) => (show === "away" ? "h.is_away" : "not h.is_away");
const ORDER = `h.worth desc nulls last, h.points desc nulls last, c.code collate "C"`;

/** As `findPlace`, in the call list. */
export async function findCallPlace(
  reader: Reader,
  { filters, show }: CallRequest,
  code: string,
): Promise<FoundPlace | null> {
  if (!hasCalls(reader)) throw new RequestError("unknown list");
  const values = new SqlValues();
  const where = checkFilters(reader, [...filterDimensions], filters);
  const calls = callsSql(reader, listReasons(reader), where, values);
  const from = `${fromCalls(reader, calls, values)} where ${shownIn(show)}`;
  return placeIn(reader, { from, order: ORDER }, code, values);
}

/** What is most worth it first; what is not in money after it. */
const byWorth = (one: Reason, other: Reason): number => (other.worth ?? -1) - (one.worth ?? -1);
