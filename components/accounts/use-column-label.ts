"use client";

import { useTranslations } from "use-intl";
import type { AccountList } from "@/lib/lists/account-list";
import type { ColumnId } from "@/lib/lists/columns";

/** A column's name; what is at stake is called by its list. */
export function useColumnLabel({ title }: AccountList): (id: ColumnId) => string {
  const t = useTranslations("lists");
  return (id) => (id === "stake" && "list" in title ? t(`stakes.${title.list}`) : t(`columns.${id}`));
}
