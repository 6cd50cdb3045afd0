"use client";

import { useTranslations } from "use-intl";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import { type ColumnId, type ColumnUnit, columns } from "@/lib/lists/columns";

interface AccountCellProps {
  id: ColumnId;
  value: string | number | null;
  stakeUnit: "money" | "points" | undefined;
}

/** A cell in its column's unit: a dash where nothing is known, words where nothing is missing or there is no sales rep. */
export function AccountCell({ id, value, stakeUnit }: AccountCellProps) {
  const { format } = useFormat();
  const t = useTranslations();
  const unit: ColumnUnit = id === "stake" && stakeUnit ? stakeUnit : columns[id].unit;
  if (id === "rep" && value === null) return t("filters.none", { dimension: "rep" });
  if (value === null || value === "") return "–";
  if (id === "missing" && value === 0) return t("lists.attained");
  if (typeof value === "string") return unit === "day" ? format.day(value, "short") : value;
  if (unit === "percent") return <Delta unit="money" change={value} better="up" decimals={1} />;
  return format.value(unit === "points" ? "points" : "money", value, "whole");
}
