"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "./format-context";
import { shortPeriod } from "./short-period";

/** `shortPeriod` in this page's language. */
export function useShortPeriod(): (label: string) => string {
  const t = useTranslations();
  const { format } = useFormat();
  return (label) => shortPeriod(label, t, format);
}
