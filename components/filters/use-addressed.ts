"use client";

import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { fetchAnswer, ViewRequestError } from "./fetch-answer";

/** What a page shows by its address: how that is read and written, and where the answer is had. */
interface Addressed<Request, Answer> {
  /** What the server rendered, and for which request. */
  initial: Answer & { request: Request };
  /** Null where the address cannot be read: the server has refused it, what changed it since is not ours. */
  read: (search: URLSearchParams) => Request | null;
  write: (request: Request) => string;
  /** Of the API, without the address's parameters. */
  url: string;
}

interface AddressedState<Request, Answer> {
  /** The last answer that arrived. */
  data: Answer;
  request: Request;
  isBusy: boolean;
  problem: "refused" | "failed" | null;
  ask: (request: Request) => void;
  retry: () => void;
}

/**
 * A page's answer: what the server rendered, then one API request per change of the URL, the previous answer kept
 * meanwhile. The URL changes without a round trip through the server's render: the answer comes once.
 */
export function useAddressed<Request, Answer>({
  initial,
  read,
  write,
  url,
}: Addressed<Request, Answer>): AddressedState<Request, Answer> {
  const pathname = usePathname();
  const search = useSearchParams();
  const request = useMemo(() => read(new URLSearchParams(search)) ?? initial.request, [search, initial.request, read]);
  const address = write(request);
  const query = useQuery({
    ...queryOptions({
      queryKey: [url, address],
      queryFn: ({ signal }) => fetchAnswer<Answer>(address ? `${url}?${address}` : url, signal),
      staleTime: 5 * 60_000,
      retry: (count, error) => count < 1 && !(error instanceof ViewRequestError && error.status < 500),
    }),
    initialData: address === write(initial.request) ? initial : undefined,
    placeholderData: keepPreviousData,
  });
  const ask = useCallback(
    (next: Request) => {
      const text = write(next);
      window.history.pushState(null, "", text ? `${pathname}?${text}` : pathname);
    },
    [pathname, write],
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
