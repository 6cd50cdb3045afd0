"use client";

import { useTranslations } from "use-intl";
import type { PeriodAnswer } from "@/lib/indicators/answer";
import { useFormat } from "./format-context";

/** Why a period compared to is not whole, or not there; null where the data holds it. */
export function useYearBefore(): (comparedTo: PeriodAnswer | null) => string | null {
  const t = useTranslations("page");
  const { format, programme } = useFormat();
  return (comparedTo) => {
    if (!comparedTo || comparedTo.from >= programme.dataFrom) return null;
    const reach = comparedTo.to >= programme.dataFrom ? "part" : "none";
    return t("noYearBefore", { reach, date: format.day(programme.dataFrom, "date") });
  };
}
