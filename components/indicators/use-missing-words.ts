"use client";

import { useTranslations } from "use-intl";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { useFormat } from "./format-context";
import { isGrowth } from "./growth";

/** Why a figure, or its change, is a dash. */
export function useMissingWords(): (answer: IndicatorAnswer, row: IndicatorRow | null) => string | null {
  const t = useTranslations("figure");
  const { format, programme } = useFormat();
  const since = (from: string, otherwise: string) =>
    from < programme.dataFrom ? t("dataFrom", { date: format.day(programme.dataFrom, "short") }) : otherwise;
  return (answer, row) => {
    const { rows, period, comparedTo } = answer;
    if (rows.some((one) => one.hidden)) return t("hidden");
    if (row?.value === null && row.numerator !== null && isGrowth(answer)) {
      // Its own N-1 is what misses: a growth has one whether the page compares or not.
      if (row.denominator !== null) return t("fromNothing");
      return since(comparedTo?.from ?? period.from, t("noComparison"));
    }
    if (!row || row.value === null) return since(period.from, t("notKnown"));
    if (!comparedTo || row.change != null) return null;
    if (row.previous === 0) return t("fromNothing");
    return since(comparedTo.from, t("noComparison"));
  };
}
