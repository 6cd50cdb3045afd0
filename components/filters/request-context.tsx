"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { ViewRequest } from "@/lib/views/view-data";

interface PageRequest {
  request: ViewRequest;
  /** Asks the page anew, under the address of that request. */
  ask: (request: ViewRequest) => void;
}

const Context = createContext<PageRequest | null>(null);

/** Lets a page's parts change what it is asked. */
export function RequestProvider({ request, ask, children }: PageRequest & { children: ReactNode }) {
  const value = useMemo(() => ({ request, ask }), [request, ask]);
  return <Context value={value}>{children}</Context>;
}

/** Null outside a page. */
export const useRequest = (): PageRequest | null => useContext(Context);
