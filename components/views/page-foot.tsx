"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./view-page.module.css";

/** What every figure of the page stands on. */
export function PageFoot({ data }: { data: ViewData }) {
  const t = useTranslations("page");
  const { format, period } = useFormat();
  const { programme, comparedTo } = data;
  const parts = [
    programme.name,
    t("dataAsOf", { date: format.day(programme.asOf, "date") }),
    comparedTo ? t("comparedTo", { period: period(comparedTo) }) : t("notCompared"),
    t("money", { currency: programme.currency }),
  ];
  return <footer className={styles.foot}>{parts.join(" · ")}</footer>;
}
