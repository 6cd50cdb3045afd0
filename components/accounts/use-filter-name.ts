"use client";

import { useTranslations } from "use-intl";
import { useOptionName } from "@/components/filters/use-filter-names";
import type { AccountList } from "@/lib/lists/account-list";

/** A filter in words: its dimension and value, where the value has no name of its own too. */
export function useFilterName(): (filter: AccountList["filters"][number]) => string {
  const t = useTranslations();
  const nameOf = useOptionName();
  return ({ dimension, ...option }) =>
    t("chart.labelled", { label: t(`export.filters.${dimension}`), value: nameOf(dimension, option) });
}
