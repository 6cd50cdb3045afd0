"use client";

import { useAddressed } from "@/components/filters/use-addressed";
import { type CallList, type CallRequest, readCallRequest, writeCallRequest } from "@/lib/lists/calls";

/** One page of the call list, by its address. */
export const useCallList = (initial: CallList) =>
  useAddressed<CallRequest, CallList>({
    initial,
    read: readCallRequest,
    write: writeCallRequest,
    url: `/api/programmes/${initial.programme.slug}/calls`,
  });
