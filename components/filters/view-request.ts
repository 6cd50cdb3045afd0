import type { Dimension } from "@/lib/indicators/algebra";
import type { ViewRequest } from "@/lib/views/view-data";

export type FilterDimension = Exclude<Dimension, "kind">;
export const filterDimensions = ["tier", "segment", "region", "rep"] as const satisfies readonly FilterDimension[];

export const DEFAULT_PERIOD = "ytd";

type Params = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** A page's request out of its URL: the fiscal year to date against N-1 unless it says otherwise. */
export function readViewRequest(params: Params): ViewRequest {
  const filters: ViewRequest["filters"] = {};
  for (const dimension of filterDimensions) {
    const value = one(params[dimension]);
    if (value !== undefined) filters[dimension] = value;
  }
  return {
    period: one(params.period) || DEFAULT_PERIOD,
    compare: one(params.compare) === "none" ? "none" : "n-1",
    filters,
  };
}

/** The URL of a request, defaults left out; also the key of its answer. */
export function writeViewRequest({ period, compare, filters }: ViewRequest): string {
  const params = new URLSearchParams();
  if (period !== DEFAULT_PERIOD) params.set("period", period);
  if (compare !== "n-1") params.set("compare", compare);
  for (const dimension of filterDimensions) {
    const value = filters[dimension];
    if (value !== undefined) params.set(dimension, value);
  }
  return params.toString();
}
