import type { ActionKind } from "@/db/schema/account-actions";
import type { IndicatorId } from "@/lib/indicators/registry";
import { type ReadAddress, readValues, withParameters, writeValues, wrongParameter } from "@/lib/views/address";
import type { Filters, ProgrammeInfo } from "@/lib/views/view-data";
import { type FilterDimension, filterDimensions } from "@/lib/views/view-request";
import { readPage } from "./list-request";
import type { ListId } from "./lists";

/**
 * Why to call an account: the named lists that it is in, each with the rights, beside the list's own and its stake's,
 * that its words tell of. What is winnable is the stake: money as it is, points at the programme's value; of several
 * reasons the largest.
 */
export const callReasons = {
  "within-reach": [],
  falling: ["recency"],
  "near-upper-tier": [],
  "could-redeem": [],
  expiring: [],
} as const satisfies Partial<Record<ListId, readonly IndicatorId[]>>;

export type ReasonId = keyof typeof callReasons;
export const reasonIds = Object.keys(callReasons) as ReasonId[];

/** How long a call that was made stays away while nothing else speaks for it. */
export const DONE_DAYS = 30;
export const LONGEST_NOTE = 1000;
/** How far ahead a call may be put off. */
export const LONGEST_SNOOZE_DAYS = 366;

export interface Reason {
  list: ReasonId;
  /** In the unit of the list's stake: minor units or points. */
  stake: number;
  /** The same in minor units; null of points whose value this viewer may not know. */
  worth: number | null;
  /** Of `within-reach`: the year's revenue as it will end, of its target. */
  landing?: number | null;
  /** Of `falling`: the last three whole months on N-1; days since the last order, and between its orders usually. */
  change?: number | null;
  quietDays?: number | null;
  usualDays?: number | null;
  /** Of `near-upper-tier`: the name of the tier. */
  tier?: string;
  /** Of `expiring`: the day by which all of them do. */
  by?: string;
}

/** A note that a reader left on an account. */
export interface Note {
  /** From 1, the oldest of the account. */
  id: number;
  author: string;
  /** The day in the programme's zone. */
  on: string;
  text: string;
}

export interface Call {
  code: string;
  name: string;
  tier: { code: string; name: string } | null;
  /** The rep's name; null where the viewer has one rep alone. */
  rep: string | null;
  /** Minor units, the largest of the reasons'; null where none is in money. */
  worth: number | null;
  /** The largest first. */
  reasons: Reason[];
  contact: { name: string; phone: string } | null;
  /** The last ones, the newest first. */
  notes: Note[];
  /** Why it is away: what was done last. */
  away: { kind: ActionKind; author: string; on: string; until: string | null } | null;
}

/** One page of the calls to make, what is most worth it first; or of those that are done or put off. */
export interface CallList {
  programme: ProgrammeInfo;
  request: CallRequest;
  /** Of the clock, in the programme's zone: what is put off comes back by it. */
  today: string;
  choices: Filters;
  /** Reasons that this viewer may know, and whether points count in money for them. */
  reasons: ReasonId[];
  pointsInMoney: boolean;
  open: number;
  away: number;
  found: number;
  page: number;
  pageSize: number;
  rows: Call[];
}

export interface CallRequest {
  filters: Partial<Record<FilterDimension, string>>;
  show: "open" | "away";
  /** From 1. */
  page: number;
}

export const firstCalls = (filters: CallRequest["filters"] = {}): CallRequest => ({ filters, show: "open", page: 1 });

/** Reads the address of the call list, as `readListRequest` does a list's. */
export function readCallRequest(search: URLSearchParams): ReadAddress<CallRequest> {
  const wrong = wrongParameter(search, ["show", "page", ...filterDimensions]);
  if (wrong) return wrong;
  const show = search.get("show") ?? "open";
  if (show !== "open" && show !== "away") return { problem: "unknown show", allowed: ["away"] };
  const page = readPage(search);
  if (page === null) return { problem: "unknown page", allowed: ["1"] };
  const filters = readValues(search, filterDimensions);
  return { request: { filters, show, page } };
}

/** The address of a request, defaults left out; also the key of its answer. */
export function writeCallRequest({ filters, show, page }: CallRequest): string {
  const params = new URLSearchParams();
  if (show === "away") params.set("show", show);
  writeValues(params, filterDimensions, filters);
  if (page > 1) params.set("page", String(page));
  return params.toString();
}

export const callsHref = (programme: string, request: CallRequest): string =>
  withParameters(`/${programme}/calls`, writeCallRequest(request));
