import type { Dimension } from "@/lib/indicators/algebra";
import { type ReadAddress, readValues, writeValues, wrongParameter } from "./address";
import type { ViewRequest } from "./view-data";

/** What pages are filtered by. */
export const filterDimensions = ["tier", "segment", "region", "rep"] as const satisfies readonly Dimension[];
export type FilterDimension = (typeof filterDimensions)[number];

/** What is left where nothing is filtered any more: tier moves, of a list. */
export const withoutFilters = <F extends Partial<Record<FilterDimension, string>>>(filters: F) =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => !filterDimensions.some((one) => one === name))) as Omit<
    F,
    FilterDimension
  >;

const DEFAULT_PERIOD = "ytd";
const comparisons = ["n-1", "none"] as const;
const axes = ["calendar", "age"] as const;

/**
 * Reads a page's address, for the server and the browser alike: the fiscal year to date against N-1 unless it says
 * otherwise. A parameter that is unknown or given twice is a problem: dropped, it would widen what is shown.
 */
export function readViewRequest(search: URLSearchParams): ReadAddress<ViewRequest> {
  const wrong = wrongParameter(search, ["period", "compare", "axis", ...filterDimensions]);
  if (wrong) return wrong;
  const asked = search.get("compare") ?? "n-1";
  const compare = comparisons.find((one) => one === asked);
  if (!compare) return { problem: "unknown comparison", allowed: comparisons };
  const axis = axes.find((one) => one === (search.get("axis") ?? "calendar"));
  if (!axis) return { problem: "unknown axis", allowed: axes };
  const filters = readValues(search, filterDimensions);
  const period = search.get("period") ?? DEFAULT_PERIOD;
  return { request: { period, compare, filters, ...(axis === "age" ? { axis } : {}) } };
}

/** The address of a request, defaults left out; also the key of its answer. */
export function writeViewRequest({ period, compare, filters, axis }: ViewRequest): string {
  const params = new URLSearchParams();
  if (period !== DEFAULT_PERIOD) params.set("period", period);
  if (compare !== "n-1") params.set("compare", compare);
  if (axis) params.set("axis", axis);
  writeValues(params, filterDimensions, filters);
  return params.toString();
}
