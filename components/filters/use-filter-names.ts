"use client";

import { useTranslations } from "use-intl";
import type { Dimension } from "@/lib/indicators/algebra";
import { optionName } from "@/lib/views/option-name";
import type { Option, ViewData } from "@/lib/views/view-data";
import { filterDimensions } from "@/lib/views/view-request";

/** The name of a value of a filter, where it has none of its own too. */
export function useOptionName(): (dimension: Dimension, option: Option) => string {
  const t = useTranslations();
  return (dimension, option) => optionName(dimension, option, t);
}

/** What a page is filtered by, in words: paper has no controls that would say it. */
export function useFilterNames(): (data: ViewData) => string[] {
  const nameOf = useOptionName();
  return ({ request, filters }) =>
    filterDimensions.flatMap((dimension) => {
      const code = request.filters[dimension];
      if (code === undefined) return [];
      return nameOf(dimension, filters[dimension]?.find((option) => option.code === code) ?? { code, name: "" });
    });
}
