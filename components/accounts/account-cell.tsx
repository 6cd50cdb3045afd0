"use client";

import { useTranslations } from "use-intl";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import type { AccountList, ListRow } from "@/lib/lists/account-list";
import { type ColumnId, unitOf } from "@/lib/lists/columns";

interface AccountCellProps {
  list: AccountList;
  row: ListRow;
  id: ColumnId;
}

/** A cell in its column's unit: a dash where nothing is known, words where nothing is missing or there is no sales rep. */
export function AccountCell({ list, row, id }: AccountCellProps) {
  const { format } = useFormat();
  const t = useTranslations();
  const value = row[id] ?? null;
  const unit = unitOf(list, id);
  if (id === "rep" && value === null) return t("filters.none", { dimension: "rep" });
  if (value === null || value === "") return "–";
  if (id === "missing" && value === 0) return t("lists.attained");
  if (typeof value === "string") return unit === "day" ? format.day(value, "short") : value;
  if (unit === "percent") return <Delta unit="money" change={value} better="up" decimals={1} />;
  return format.value(unit === "points" ? "points" : "money", value, "whole");
}
