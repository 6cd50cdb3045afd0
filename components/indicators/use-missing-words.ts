"use client";

import { useTranslations } from "use-intl";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { whyMissing } from "@/lib/steering/why-missing";
import { useFormat } from "./format-context";

/** Why a figure, or its change, is a dash. */
export function useMissingWords(): (answer: IndicatorAnswer, row: IndicatorRow | null) => string | null {
  const t = useTranslations("figure");
  const { format, programme } = useFormat();
  const date = format.day(programme.dataFrom, "short");
  return (answer, row) => {
    const missing = whyMissing(answer, row, programme);
    if (!missing) return null;
    const { why, reach } = missing;
    if (why === "dataFrom") return t(why, { date });
    return why === "lookBack" ? t(why, { reach: reach ?? "other", date }) : t(why);
  };
}
