"use client";

import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import { type ColumnId, type ColumnUnit, columns } from "@/lib/lists/columns";

interface AccountCellProps {
  id: ColumnId;
  value: string | number | null;
  stakeUnit: "money" | "points" | undefined;
}

/** A cell in the unit of its column; a dash where nothing is known. */
export function AccountCell({ id, value, stakeUnit }: AccountCellProps) {
  const { format } = useFormat();
  const unit: ColumnUnit = id === "stake" && stakeUnit ? stakeUnit : columns[id].unit;
  if (value === null || value === "") return "–";
  if (typeof value === "string") return unit === "day" ? format.day(value, "short") : value;
  if (unit === "percent") return <Delta unit="money" change={value} better="up" decimals={1} />;
  return format.value(unit === "points" ? "points" : "money", value, "whole");
}
