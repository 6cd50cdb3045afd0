"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { ViewData, ViewRequest } from "@/lib/views/view-data";
import { readViewRequest, writeViewRequest } from "@/lib/views/view-request";
import { ViewRequestError, viewQueryOptions } from "./view-query";

interface ViewState {
  /** The last figures that arrived. */
  data: ViewData;
  request: ViewRequest;
  isBusy: boolean;
  problem: "refused" | "failed" | null;
  ask: (request: ViewRequest) => void;
  retry: () => void;
}

/**
 * A page's data: what the server rendered, then one API request per change of the URL, the previous figures kept
 * meanwhile. The URL changes without a round trip through the server's render: the figures come once.
 */
export function useViewData(initial: ViewData): ViewState {
  const pathname = usePathname();
  const search = useSearchParams();
  const request = useMemo(() => {
    // The server has refused an address that cannot be read: what changed it since is not ours, and changes nothing.
    const view = readViewRequest(new URLSearchParams(search));
    return "request" in view ? view.request : initial.request;
  }, [search, initial.request]);
  const isInitial = writeViewRequest(request) === writeViewRequest(initial.request);
  const query = useQuery({
    ...viewQueryOptions(initial.programme.slug, initial.view, request),
    initialData: isInitial ? initial : undefined,
    placeholderData: keepPreviousData,
  });
  const ask = useCallback(
    (next: ViewRequest) => {
      const text = writeViewRequest(next);
      window.history.pushState(null, "", text ? `${pathname}?${text}` : pathname);
    },
    [pathname],
  );
  const refused = query.error instanceof ViewRequestError && query.error.isRefused;
  return {
    data: query.data ?? initial,
    request,
    isBusy: query.isFetching,
    problem: query.error ? (refused ? "refused" : "failed") : null,
    ask,
    retry: () => void query.refetch(),
  };
}
