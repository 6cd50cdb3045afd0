import { dimensions } from "@/lib/indicators/algebra";
import type { ViewRequest } from "@/lib/views/view-data";
import type { IndicatorRequest } from "./check-request";
import { RequestError } from "./request-error";

/** Reads an indicator's address. A parameter that is unknown or given twice is an error: dropped, it would widen the data. */
export function parseIndicatorRequest(indicator: string, search: URLSearchParams): IndicatorRequest {
  const {
    period = "ytd",
    by,
    compare,
    definition,
    ...where
  } = readOnce(search, ["period", "by", "compare", "definition"]);
  return {
    indicator,
    period,
    where,
    ...(by ? { by: by.split(",") } : {}),
    ...(compare ? { compare } : {}),
    ...(definition ? { definition } : {}),
  };
}

/** Reads a page's address: period, comparison (N-1 where not said) and filters. */
export function parseViewRequest(search: URLSearchParams): ViewRequest {
  const { period = "ytd", compare = "n-1", ...filters } = readOnce(search, ["period", "compare"]);
  if (compare !== "n-1" && compare !== "none") throw new RequestError("unknown comparison", ["n-1", "none"]);
  return { period, compare, filters };
}

function readOnce(search: URLSearchParams, known: string[]): Record<string, string> {
  const allowed = [...known, ...dimensions];
  const read: Record<string, string> = {};
  for (const [name, value] of search) {
    if (!allowed.includes(name)) throw new RequestError("unknown parameter", allowed);
    if (name in read) throw new RequestError(`${name} is given twice`, allowed);
    read[name] = value;
  }
  return read;
}
