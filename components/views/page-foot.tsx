"use client";

import { useTranslations } from "use-intl";
import { useFilterNames } from "@/components/filters/use-filter-names";
import { useFormat } from "@/components/indicators/format-context";
import { useYearBefore } from "@/components/indicators/use-year-before";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./view-page.module.css";

/** What every figure of the page stands on. */
export function PageFoot({ data }: { data: ViewData }) {
  const t = useTranslations("page");
  const { format, period } = useFormat();
  const { programme, comparedTo } = data;
  const yearBefore = useYearBefore();
  const filters = useFilterNames();
  const parts = [
    programme.name,
    t("dataAsOf", { date: format.day(programme.asOf, "date") }),
    ...filters(data),
    ...(data.periods.length > 0
      ? [yearBefore(comparedTo) ?? (comparedTo ? t("comparedTo", { period: period(comparedTo) }) : t("notCompared"))]
      : []),
    t("money", { currency: programme.currency }),
  ];
  return <footer className={styles.foot}>{parts.join(" · ")}</footer>;
}
