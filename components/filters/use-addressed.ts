"use client";

import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type ReadAddress, withParameters } from "@/lib/views/address";
import { fetchAnswer, ViewRequestError } from "./fetch-answer";
import { pushAddress, useSearch } from "./use-search";

/** What a page shows by its address: how that is read and written, and where the answer is had. */
interface Addressed<Request, Answer> {
  /** What the server rendered, and for which request. */
  initial: Answer & { request: Request };
  read: (search: URLSearchParams) => ReadAddress<Request>;
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

/** How an answer of the API is asked and kept, by its address. */
export const answerOptions = <Answer>(url: string, address: string) =>
  queryOptions({
    queryKey: [url, address],
    queryFn: ({ signal }) => fetchAnswer<Answer>(withParameters(url, address), { signal }),
    staleTime: 5 * 60_000,
    retry: (count, error) => count < 1 && !(error instanceof ViewRequestError && error.status < 500),
  });

export function problemOf(error: Error | null): "refused" | "failed" | null {
  if (!error) return null;
  return error instanceof ViewRequestError && error.isRefused ? "refused" : "failed";
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
  const search = useSearch();
  const request = useMemo(() => {
    const asked = read(search);
    // One that cannot be read the server has refused: what changed it since is not ours.
    return "request" in asked ? asked.request : initial.request;
  }, [search, initial.request, read]);
  const address = write(request);
  const query = useQuery({
    ...answerOptions<Answer>(url, address),
    initialData: address === write(initial.request) ? initial : undefined,
    placeholderData: keepPreviousData,
  });
  const ask = useCallback((next: Request) => pushAddress(withParameters(pathname, write(next))), [pathname, write]);
  return {
    data: query.data ?? initial,
    request,
    isBusy: query.isFetching,
    problem: problemOf(query.error),
    ask,
    retry: () => void query.refetch(),
  };
}
