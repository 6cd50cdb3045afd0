import type { Dimension } from "@/lib/indicators/algebra";
import { hasList } from "@/lib/indicators/list-behind";
import { type AddressProblem, type ReadAddress, readValues, writeValues, wrongParameter } from "@/lib/views/address";
import { type ColumnId, columnIds, isColumnId } from "./columns";

/** What lists are filtered by; `from` and `to` are of tier moves alone. */
export const listDimensions = [
  "tier",
  "segment",
  "region",
  "rep",
  "from",
  "to",
] as const satisfies readonly Dimension[];
export type ListDimension = (typeof listDimensions)[number];

/** The accounts that an indicator counts over a period, or (`rest`) those of its denominator that it does not count. */
export interface BehindSet {
  of: string;
  /** Null: the one that the programme has chosen. */
  definition: string | null;
  part: string | null;
  side: "counted" | "rest";
  period: string;
}

/** The members in a field of the map of members, over a period. */
export interface QuadrantSet {
  quadrant: string;
  period: string;
}

export type ListSet = { list: string } | QuadrantSet | BehindSet;

/** A list of accounts as its address says it. */
export interface ListRequest {
  set: ListSet;
  filters: Partial<Record<ListDimension, string>>;
  /** In the name or the code, whatever the case and accents; empty: all. */
  search: string;
  /** Null: the list's own order, what is most worth acting on first. */
  sort: { column: string; descending: boolean } | null;
  /** Shown beside client and code, of those that this reader has of the list; null: the first ones. */
  columns: ColumnId[] | null;
  /** From 1. */
  page: number;
}

const DEFAULT_PERIOD = "ytd";
const shared = ["search", "sort", "order", "columns", "page"];
const behind = ["of", "definition", "part", "side", "period"];
const groups: readonly string[] = listDimensions.filter((name) => name !== "from" && name !== "to");
export const LONGEST_SEARCH = 100;

const problem = (text: string, allowed: readonly string[] = []): AddressProblem => ({ problem: text, allowed });

/** From 1; null where it is none. */
export function readPage(search: URLSearchParams): number | null {
  const page = search.get("page") ?? "1";
  return /^[1-9]\d{0,5}$/.test(page) ? Number(page) : null;
}

/**
 * Reads a list's address: `list=` a named list, `quadrant=` a field of the map of members, or `of=` an indicator. A
 * parameter that is unknown, out of place or given twice is a problem: dropped, it would widen what is shown.
 */
export function readListRequest(search: URLSearchParams): ReadAddress<ListRequest> {
  const known: string[] = search.has("list")
    ? ["list", ...groups, ...shared]
    : search.has("quadrant")
      ? ["quadrant", "period", ...groups, ...shared]
      : [...behind, ...listDimensions, ...shared];
  const wrong = wrongParameter(search, known);
  if (wrong) return wrong;
  const set = readSet(search);
  if (!set) return problem("no list is named", ["list", "quadrant", "of"]);
  if (typeof set === "string") return problem("unknown side", ["rest"]);
  const page = readPage(search);
  if (page === null) return problem("unknown page", ["1"]);
  const order = search.get("order");
  if (order !== null && ((order !== "asc" && order !== "desc") || !search.has("sort")))
    return problem("unknown order, or of no column", ["asc", "desc"]);
  const text = (search.get("search") ?? "").trim();
  if (text.length > LONGEST_SEARCH || text.includes("\0")) return problem("no such text can be searched");
  const columns = readColumns(search.get("columns"));
  if (columns === "unknown") return problem("unknown column", columnIds);
  const filters = readValues(search, listDimensions);
  const column = search.get("sort");
  const sort = column === null ? null : { column, descending: order === "desc" };
  return { request: { set, filters, search: text, sort, columns, page } };
}

/** A choice of columns as an address and the reader's own memory hold it; null: none was made. */
export function readColumns(text: string | null): ColumnId[] | "unknown" | null {
  if (text === null) return null;
  const names = text.split(",").filter((name) => name !== "");
  return names.every(isColumnId) ? columnIds.filter((id) => names.includes(id)) : "unknown";
}

function readSet(search: URLSearchParams): ListSet | "side" | null {
  const list = search.get("list");
  if (list !== null) return { list };
  const period = search.get("period") ?? DEFAULT_PERIOD;
  const quadrant = search.get("quadrant");
  if (quadrant !== null) return { quadrant, period };
  const of = search.get("of");
  if (of === null) return null;
  const side = search.get("side") ?? "counted";
  if (side !== "counted" && side !== "rest") return "side";
  return {
    of,
    definition: search.get("definition"),
    part: search.get("part"),
    side,
    period,
  };
}

/** The address of a list, defaults left out; also the key of its answer. */
export function writeListRequest({ set, filters, search, sort, columns, page }: ListRequest): string {
  const params = new URLSearchParams();
  if ("list" in set) params.set("list", set.list);
  else if ("quadrant" in set) params.set("quadrant", set.quadrant);
  else {
    params.set("of", set.of);
    if (set.definition !== null) params.set("definition", set.definition);
    if (set.part !== null) params.set("part", set.part);
    if (set.side === "rest") params.set("side", "rest");
  }
  if ("period" in set && set.period !== DEFAULT_PERIOD) params.set("period", set.period);
  writeValues(params, listDimensions, filters);
  if (search) params.set("search", search);
  if (sort) {
    params.set("sort", sort.column);
    params.set("order", sort.descending ? "desc" : "asc");
  }
  if (columns) params.set("columns", columns.join(","));
  if (page > 1) params.set("page", String(page));
  return params.toString();
}

/** The page of a list as a whole, in its own order. */
export const listHref = (programme: string, set: ListSet, filters: ListRequest["filters"] = {}): string =>
  `/${programme}/accounts?${writeListRequest(wholeList(set, filters))}`;

/** A list in its own order, from its first page on. */
export const wholeList = (set: ListSet, filters: ListRequest["filters"] = {}): ListRequest => ({
  set,
  filters,
  search: "",
  sort: null,
  columns: null,
  page: 1,
});

/** The number that a component shows, and who reads it. */
interface ShownNumber extends Partial<Omit<BehindSet, "definition">> {
  of: string;
  definition: string;
  role: Parameters<typeof hasList>[1]["role"];
  /** The page's filters and the row's own group. */
  filters?: ListRequest["filters"];
}

/** The page of the accounts behind a number; null where it is no link for that reader. */
export function behindHref(
  programme: string,
  { role, of, definition, part = null, side = "counted", period = DEFAULT_PERIOD, filters }: ShownNumber,
): string | null {
  if (!hasList(of, { definition, part, role, side })) return null;
  return listHref(programme, { of, definition, part, side, period }, filters);
}
