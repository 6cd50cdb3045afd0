import type { Dimension } from "@/lib/indicators/algebra";
import type { Option, ViewData } from "./view-data";
import { filterDimensions } from "./view-request";

/** The words for who has no value of a dimension (no rep, no tier), and for who is no member. */
interface OptionWords {
  (key: "filters.none", values: { dimension: Dimension }): string;
  (key: "lists.outside"): string;
}

/** The name of a value of a filter, where it has none of its own too. */
export function optionName(dimension: Dimension, { code, name }: Option, t: OptionWords): string {
  if (name) return name;
  if (code === "outside") return t("lists.outside");
  return code === "none" || code === "" ? t("filters.none", { dimension }) : code;
}

/** What a page is filtered by, in words. */
export const filterNames = ({ request, filters }: Pick<ViewData, "request" | "filters">, t: OptionWords): string[] =>
  filterDimensions.flatMap((dimension) => {
    const code = request.filters[dimension];
    if (code === undefined) return [];
    const option = filters[dimension]?.find((one) => one.code === code) ?? { code, name: "" };
    return optionName(dimension, option, t);
  });
