"use client";

import { useTranslations } from "use-intl";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { useFormat } from "./format-context";

/** Why a figure, or its change, is a dash. */
export function useMissingWords(): (answer: IndicatorAnswer, row: IndicatorRow | null) => string | null {
  const t = useTranslations("figure");
  const { format, programme } = useFormat();
  const since = (from: string, otherwise: string) =>
    from < programme.dataFrom ? t("dataFrom", { date: format.day(programme.dataFrom, "short") }) : otherwise;
  return ({ rows, period, comparedTo }, row) => {
    if (rows.some((one) => one.hidden)) return t("hidden");
    if (!row || row.value === null) return since(period.from, t("notKnown"));
    if (!comparedTo || row.change != null) return null;
    if (row.previous === 0) return t("fromNothing");
    return since(comparedTo.from, t("noComparison"));
  };
}
