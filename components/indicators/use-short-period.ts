"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "./format-context";

/** A month, a quarter or a year as short as a table's first column wants it: `nov. 2026`, `T4 2026`, `2026`. */
export function useShortPeriod(): (label: string) => string {
  const t = useTranslations("periods");
  const { format } = useFormat();
  return (label) => {
    const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(label) ?? [];
    if (year && quarter) return t("quarter", { quarter, year });
    if (/^\d{4}-\d{2}$/.test(label)) return format.day(label, "monthYearShort");
    return label.replace(/^fy/, "");
  };
}
