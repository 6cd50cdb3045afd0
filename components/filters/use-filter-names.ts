"use client";

import { useTranslations } from "use-intl";
import type { Dimension } from "@/lib/indicators/algebra";
import { filterNames, optionName } from "@/lib/views/option-name";
import type { Option, ViewData } from "@/lib/views/view-data";

/** The name of a value of a filter, where it has none of its own too. */
export function useOptionName(): (dimension: Dimension, option: Option) => string {
  const t = useTranslations();
  return (dimension, option) => optionName(dimension, option, t);
}

/** What a page is filtered by, in words: paper has no controls that would say it. */
export function useFilterNames(): (data: ViewData) => string[] {
  const t = useTranslations();
  return (data) => filterNames(data, t);
}
