"use client";

import { useTranslations } from "use-intl";
import { useFilterNames } from "@/components/filters/use-filter-names";
import { useFormat } from "@/components/indicators/format-context";
import { useYearBefore } from "@/components/indicators/use-year-before";
import { writePageHeadline } from "@/lib/steering/page-headline";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./first-screen.module.css";

/** The page's sentence: what it is about, what changed, the figures that say so. */
export function Lead({ data }: { data: ViewData }) {
  const t = useTranslations("page");
  const { say, period, format } = useFormat();
  const { headline, support } = writePageHeadline(data);
  const yearBefore = useYearBefore();
  const narrowed = useFilterNames()(data);
  const compared = data.comparedTo && t("compared", { period: period(data.comparedTo) });
  const parts =
    data.periods.length === 0
      ? narrowed.length > 0
        ? narrowed
        : [t("allKnown")]
      : [
          period(data.period),
          ...(data.role === "sales" ? [t("portfolio")] : []),
          ...narrowed,
          yearBefore(data.comparedTo) ?? compared ?? t("notCompared"),
        ];
  return (
    <div className={styles.lead}>
      <p className={styles.kicker}>
        <span className="print-only">
          {data.programme.name} · {t("dataAsOf", { date: format.day(data.programme.asOf, "date") })}
        </span>
        {parts.join(" · ")}
      </p>
      <h1 className={styles.headline}>{say(headline).replace(/\.$/, "")}</h1>
      <p className={styles.support}>{support.map(say).join(" ")}</p>
    </div>
  );
}
