"use client";

import { useTranslations } from "use-intl";
import type { Fold } from "@/components/ui/use-fold";

/** A fold of a table by groups: so many at first, of so many. */
export function useFoldWords(): (count: number, most: number) => Fold {
  const t = useTranslations("splitTable");
  return (count, most) => ({
    most,
    all: t("all", { count }),
    first: t("first", { count: most }),
    printed: t("printed", { count, most }),
  });
}
