import { type ReadAddress, wrongParameter } from "@/lib/views/address";

/** A page of the programme, by its address after the programme's own: no address leads out of it. */
const WITHIN = /^(?!.*\.\.)[a-z][a-z/-]*(\?[^#]*)?$/;

/** Reads the address of a sheet: the page of the programme that one came from, if one did. */
export function readSheetRequest(search: URLSearchParams): ReadAddress<string | null> {
  const wrong = wrongParameter(search, ["from"]);
  if (wrong) return wrong;
  const from = search.get("from");
  return from === null || WITHIN.test(from) ? { request: from } : { problem: "unknown from", allowed: [] };
}

/** The sheet of an account; `from` is the list that one came from, as its address after the programme's own. */
export const accountHref = (programme: string, code: string, from?: string | null): string =>
  `/${programme}/accounts/${encodeURIComponent(code)}${from ? `?from=${encodeURIComponent(from)}` : ""}`;

/** The A4 of an account that its customer may keep. */
export const accountYearHref = (programme: string, code: string): string =>
  `/${programme}/accounts/${encodeURIComponent(code)}/year`;

/** What names an account's row inside its list, for who comes back to it. */
export const rowId = (code: string): string => `account-${encodeURIComponent(code)}`;
