"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { hasList } from "@/lib/indicators/list-behind";
import { listDimensions, listHref } from "@/lib/lists/list-request";
import { addressOf } from "@/lib/views/address-of";
import type { ViewData } from "@/lib/views/view-data";

interface Links {
  /** The accounts that a row counts (`rest`: those it does not); null where this reader cannot list them. */
  list: (answer: IndicatorAnswer, row: IndicatorRow, side?: "counted" | "rest") => string | null;
  /** An answer's rows as a CSV file. */
  file: (answer: IndicatorAnswer) => string;
}

const none: Links = { list: () => null, file: () => "" };
const Context = createContext<Links>(none);

/** Gives a page's parts the addresses of what is behind their figures, under its filters. */
export function LinksProvider({ data, children }: { data: ViewData; children: ReactNode }) {
  const { programme, request, role, hasLists } = data;
  const links = useMemo(
    (): Links => ({
      list(answer, { period, key, hidden }, side = "counted") {
        const { indicator, definition } = answer;
        const part = key.part ?? null;
        if (!hasLists || hidden || !hasList(indicator, { definition, part, role, side })) return null;
        const group = Object.fromEntries(listDimensions.flatMap((name) => (key[name] ? [[name, key[name]]] : [])));
        const set = { of: indicator, definition, part, side, period };
        return listHref(programme.slug, set, { ...request.filters, ...group });
      },
      file: (answer) =>
        `/api/programmes/${programme.slug}/indicators/${answer.indicator}/export?format=csv&${addressOf(answer, request)}`,
    }),
    [programme.slug, request, role, hasLists],
  );
  return <Context value={links}>{children}</Context>;
}

/** Addresses of a page's lists and files; none outside a page. */
export const useLinks = (): Links => useContext(Context);
