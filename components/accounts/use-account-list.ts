"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { fetchAnswer, ViewRequestError } from "@/components/filters/view-query";
import type { AccountList } from "@/lib/lists/account-list";
import { type ListRequest, readListRequest, writeListRequest } from "@/lib/lists/list-request";

interface ListState {
  /** The last page that arrived. */
  list: AccountList;
  request: ListRequest;
  isBusy: boolean;
  problem: "refused" | "failed" | null;
  ask: (request: ListRequest) => void;
  retry: () => void;
}

/** A list's page: what the server rendered, then one API request per change of the URL, the previous rows kept meanwhile. */
export function useAccountList(initial: AccountList): ListState {
  const pathname = usePathname();
  const search = useSearchParams();
  const request = useMemo(() => {
    const read = readListRequest(new URLSearchParams(search));
    return "request" in read ? read.request : initial.request;
  }, [search, initial.request]);
  const { slug } = initial.programme;
  const address = writeListRequest(request);
  const query = useQuery({
    queryKey: ["accounts", slug, address],
    queryFn: ({ signal }) => fetchAnswer<AccountList>(`/api/programmes/${slug}/accounts?${address}`, signal),
    staleTime: 5 * 60_000,
    retry: (count, error) => count < 1 && !(error instanceof ViewRequestError && error.status < 500),
    initialData: address === writeListRequest(initial.request) ? initial : undefined,
    placeholderData: keepPreviousData,
  });
  const ask = useCallback(
    (next: ListRequest) => window.history.pushState(null, "", `${pathname}?${writeListRequest(next)}`),
    [pathname],
  );
  const refused = query.error instanceof ViewRequestError && query.error.isRefused;
  return {
    list: query.data ?? initial,
    request,
    isBusy: query.isFetching,
    problem: query.error ? (refused ? "refused" : "failed") : null,
    ask,
    retry: () => void query.refetch(),
  };
}
