"use client";

import { useTranslations } from "use-intl";
import { categoryColor } from "@/components/charts/plot-series";
import { useOptionName } from "@/components/filters/use-filter-names";
import type { Option } from "@/lib/views/view-data";
import { useFormat } from "./format-context";
import type { SplitGroup } from "./split-series";
import { tierColor } from "./tier-color";

/** The splits that pages draw, and those of a migration, which are tiers too. */
export type DrawnSplit = "tier" | "from" | "to" | "segment" | "region" | "rep" | "kind" | "reward";

const isTier = (split: DrawnSplit): boolean => split === "tier" || split === "from" || split === "to";

/** Names and colours of a split's groups: tiers in their own order and ramp, the others as they come. */
export function useSplitGroups(): (split: DrawnSplit, codes: string[], options?: Option[]) => SplitGroup[] {
  const t = useTranslations();
  const nameOf = useOptionName();
  const { programme } = useFormat();
  const tiers: SplitGroup[] = programme.tiers.map((tier, index, all) => ({
    ...tier,
    color: tierColor(index, all.length),
  }));
  return (split, codes, options = []) => {
    if (isTier(split)) {
      const known = [{ code: "none", name: t("tiers.noTier"), color: "var(--rule-strong)" }, ...tiers];
      return known.filter(({ code }) => codes.includes(code));
    }
    const known = new Map(options.map((option) => [option.code, option]));
    const order = options.map(({ code }) => code);
    const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
    return [...codes]
      .sort((a, b) => rank(a) - rank(b))
      .map((code, index) => ({
        code,
        name: nameOf(split, known.get(code) ?? { code, name: "" }),
        color: code === "none" || !code ? "var(--cat-8)" : categoryColor(index),
      }));
  };
}
