"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { behindHref, listDimensions } from "@/lib/lists/list-request";
import { addressOf } from "@/lib/views/address-of";
import type { ViewData } from "@/lib/views/view-data";

export interface Links {
  /** The accounts that a row counts (`rest`: those it does not); null where this reader cannot list them. */
  list: (answer: IndicatorAnswer, row: IndicatorRow, side?: "counted" | "rest") => string | null;
  /** What is behind an answer: its rows as a CSV file, and the accounts of each of its parts or tiers, by its code. */
  behind: (answer: IndicatorAnswer) => { csvHref?: string; hrefs: Record<string, string> };
}

const none: Links = { list: () => null, behind: () => ({ hrefs: {} }) };
const Context = createContext<Links>(none);

/** Gives a page's parts the addresses of what is behind their figures, under its filters. */
export function LinksProvider({ data, children }: { data: ViewData; children: ReactNode }) {
  const { programme, request, role, hasLists } = data;
  const links = useMemo((): Links => {
    const list: Links["list"] = (answer, { period, key, hidden }, side = "counted") => {
      const { indicator, definition } = answer;
      const part = key.part ?? null;
      if (!hasLists || hidden) return null;
      const group = Object.fromEntries(listDimensions.flatMap((name) => (name in key ? [[name, key[name]]] : [])));
      const filters = { ...request.filters, ...group };
      return behindHref(programme.slug, { of: indicator, definition, part, side, period, filters, role });
    };
    return {
      list,
      behind(answer) {
        const hrefs = answer.rows.flatMap((row) => {
          const name = row.key.part ?? row.key.tier;
          const href = name === undefined || !row.value ? null : list(answer, row);
          return href === null ? [] : [[name, href]];
        });
        const file = `/api/programmes/${programme.slug}/indicators/${answer.indicator}/export`;
        return {
          csvHref: `${file}?format=csv&${addressOf(answer, request)}`,
          hrefs: Object.fromEntries(hrefs),
        };
      },
    };
  }, [programme.slug, request, role, hasLists]);
  return <Context value={links}>{children}</Context>;
}

/** Addresses of a page's lists and files; none outside a page. */
export const useLinks = (): Links => useContext(Context);
