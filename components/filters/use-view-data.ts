"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { ViewData, ViewRequest } from "@/lib/views/view-data";
import { ViewRequestError, viewQueryOptions } from "./view-query";
import { readViewRequest, writeViewRequest } from "./view-request";

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
  const request = useMemo(() => readViewRequest(Object.fromEntries(search)), [search]);
  const isInitial = writeViewRequest(request) === writeViewRequest(initial.request);
  const query = useQuery({
    ...viewQueryOptions(initial.programme.slug, initial.view, request),
    initialData: isInitial ? initial : undefined,
    placeholderData: keepPreviousData,
  });
  const ask = useCallback(
    (next: ViewRequest) => {
      const text = writeViewRequest(next);
      window.history.replaceState(null, "", text ? `${pathname}?${text}` : pathname);
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
