"use client";

import { useTranslations } from "use-intl";
import type { AccountList } from "@/lib/lists/account-list";

/** A filter in words: its dimension and value, where the value has no name of its own too. */
export function useFilterName(): (filter: AccountList["filters"][number]) => string {
  const t = useTranslations();
  return ({ dimension, code, name }) => {
    const none = code === "outside" ? t("lists.outside") : t("filters.none", { dimension });
    return `${t(`export.filters.${dimension}`)} : ${name || (code && code !== "none" && code !== "outside" ? code : none)}`;
  };
}
