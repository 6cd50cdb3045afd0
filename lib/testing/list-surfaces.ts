import { partsOf } from "@/lib/indicators/define-indicator";
import { hasList } from "@/lib/indicators/list-behind";
import { indicators } from "@/lib/indicators/registry";
import { type ListSet, listHref } from "@/lib/lists/list-request";
import { listIds } from "@/lib/lists/lists";
import { quadrantIds } from "@/lib/lists/quadrants";

/** A list as the access test asks it. `how` is what carries it. */
export interface AskedList {
  set: ListSet;
  how: "json" | "page" | "csv" | "xlsx";
  /** In the code. */
  search?: string;
}

/**
 * The lists that the catalogue has for marketing: of each indicator, definition and side (its parts are read the same way:
 * the first), and the named ones.
 */
export function askedSets(): ListSet[] {
  const behind = indicators.flatMap((indicator): ListSet[] =>
    indicator.kind !== "figure"
      ? []
      : Object.entries(indicator.definitions).flatMap(([definition, one]) =>
          (["counted", "rest"] as const).flatMap((side): ListSet[] => {
            const first = partsOf(one).find(([part]) =>
              hasList(indicator.id, { definition, part, role: "marketing", side }),
            );
            return first ? [{ of: indicator.id, definition, part: first[0], side, period: "fy2024" }] : [];
          }),
        ),
  );
  const fields = quadrantIds.map((quadrant): ListSet => ({ quadrant, period: "fy2024" }));
  return [...listIds.map((list): ListSet => ({ list })), ...fields, ...behind];
}

/** Lists that are asked in every way: as a page and as files too. */
export const oftenAsked: ListSet[] = [
  { list: "portfolio" },
  { list: "members" },
  { list: "could-redeem" },
  { quadrant: "growth-top-right", period: "fy2024" },
  { of: "rfm", definition: "members", part: "champions", side: "counted", period: "fy2024" },
  { of: "objective-attainment", definition: "standard", part: null, side: "rest", period: "fy2024" },
];

/** The query of a list's address. */
export const queryOf = ({ set, search }: AskedList): string =>
  `${listHref("", set).split("?")[1]}${search ? `&search=${encodeURIComponent(search)}` : ""}`;
