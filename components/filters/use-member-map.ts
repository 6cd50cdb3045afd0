"use client";

import { useQuery } from "@tanstack/react-query";
import type { MemberMap } from "@/lib/lists/quadrants";
import type { ViewRequest } from "@/lib/views/view-data";
import { writeViewRequest } from "@/lib/views/view-request";
import { answerOptions, problemOf } from "./use-addressed";

/** The members of a page's period and filters on the map, asked once a reader looks at them. */
export function useMemberMap(programme: string, request: ViewRequest) {
  const address = writeViewRequest({ ...request, compare: "n-1" });
  const query = useQuery(answerOptions<MemberMap>(`/api/programmes/${programme}/member-map`, address));
  return { data: query.data, problem: problemOf(query.error), retry: () => void query.refetch() };
}
