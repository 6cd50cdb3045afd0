import { queryOptions } from "@tanstack/react-query";
import type { ViewData, ViewRequest } from "@/lib/views/view-data";
import { writeViewRequest } from "@/lib/views/view-request";
import type { ViewId } from "@/lib/views/views";

/** The API refused or failed. */
export class ViewRequestError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }

  /** The request asks for what does not exist here. */
  get isRefused(): boolean {
    return this.status === 400;
  }
}

/** Asks the API with the session of the page; who is signed out goes to the sign-in and comes back. */
export async function fetchAnswer<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (response.ok) return (await response.json()) as T;
  if (response.status === 401) {
    // The session ended: back to this very page once signed in again.
    window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`);
  }
  const body: { error?: string } = await response.json().catch(() => ({}));
  throw new ViewRequestError(body.error ?? response.statusText, response.status);
}

/** Everything a page shows, in one request; the server render and the browser share its key. */
export function viewQueryOptions(programme: string, view: ViewId, request: ViewRequest) {
  const query = writeViewRequest(request);
  return queryOptions({
    queryKey: ["view", programme, view, query],
    queryFn: ({ signal }) =>
      fetchAnswer<ViewData>(`/api/programmes/${programme}/views/${view}${query ? `?${query}` : ""}`, signal),
    staleTime: 5 * 60_000,
    retry: (count, error) => count < 1 && !(error instanceof ViewRequestError && error.status < 500),
  });
}
