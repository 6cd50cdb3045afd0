"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";

/** A tier's own name; null is none. */
export function useTierName() {
  const t = useTranslations("filters");
  const { programme } = useFormat();
  return (code: string | null) =>
    programme.tiers.find((tier) => tier.code === code)?.name ?? t("none", { dimension: "tier" });
}
