"use client";

import { useTranslations } from "use-intl";
import type { AccountList } from "@/lib/lists/account-list";
import type { ColumnId } from "@/lib/lists/columns";
import { columnName } from "@/lib/lists/title-words";

/** The names of a list's columns. */
export function useColumnLabel(list: AccountList): (id: ColumnId) => string {
  const t = useTranslations();
  return (id) => columnName(list, id, t);
}
