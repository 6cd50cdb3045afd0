import type { Formatter } from "@/lib/format/formatter";

type PeriodWords = (key: "periods.quarter", values: { quarter: string; year: string }) => string;

/** A month, a quarter or a year as short as a table's first column wants it: `nov. 2026`, `T4 2026`, `2026`. */
export function shortPeriod(label: string, t: PeriodWords, format: Formatter): string {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(label) ?? [];
  if (year && quarter) return t("periods.quarter", { quarter, year });
  if (/^\d{4}-\d{2}$/.test(label)) return format.day(label, "monthYearShort");
  return label.replace(/^fy/, "");
}
