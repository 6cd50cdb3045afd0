import { dimensions } from "@/lib/indicators/algebra";
import type { ViewRequest } from "@/lib/views/view-data";
import { readViewRequest } from "@/lib/views/view-request";
import type { IndicatorRequest } from "./check-request";
import { asked, RequestError } from "./request-error";

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

/** Reads a page's address, or says what in it cannot be read. */
export function parseViewRequest(search: URLSearchParams): ViewRequest {
  return asked(readViewRequest(search));
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
