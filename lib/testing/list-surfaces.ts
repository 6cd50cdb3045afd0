import { partsOf } from "@/lib/indicators/define-indicator";
import { hasList } from "@/lib/indicators/list-behind";
import { indicators } from "@/lib/indicators/registry";
import { type ListSet, listHref } from "@/lib/lists/list-request";
import { listIds } from "@/lib/lists/lists";

/** A list as the access test asks it. `how` is what carries it. */
export interface AskedList {
  set: ListSet;
  how: "json" | "page" | "csv" | "xlsx";
  /** In the code. */
  search?: string;
}

/** Every list that the catalogue has for marketing: of each indicator, definition, part and side, and the named ones. */
export function askedSets(): ListSet[] {
  const behind = indicators.flatMap((indicator): ListSet[] =>
    indicator.kind !== "figure"
      ? []
      : Object.entries(indicator.definitions).flatMap(([definition, one]) =>
          partsOf(one).flatMap(([part]) =>
            (["counted", "rest"] as const)
              .filter((side) => hasList(indicator.id, { definition, part, role: "marketing", side }))
              .map((side): ListSet => ({ of: indicator.id, definition, part, side, period: "fy2024" })),
          ),
        ),
  );
  return [...listIds.map((list): ListSet => ({ list })), ...behind];
}

/** Lists that are asked in every way: as a page and as files too. */
export const oftenAsked: ListSet[] = [
  ...listIds.map((list): ListSet => ({ list })),
  { of: "objective-attainment", definition: "standard", part: null, side: "rest", period: "fy2024" },
];

/** The query of a list's address. */
export const queryOf = ({ set, search }: AskedList): string =>
  `${listHref("", set).split("?")[1]}${search ? `&search=${encodeURIComponent(search)}` : ""}`;
