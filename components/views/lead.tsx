"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { writeHeadline } from "@/lib/steering/headline";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./first-screen.module.css";

/** The page's sentence: what it is about, what changed, the figures that say so. */
export function Lead({ data }: { data: ViewData }) {
  const t = useTranslations("page");
  const { say, period } = useFormat();
  const { headline, support } = writeHeadline(data);
  return (
    <div className={styles.lead}>
      <p className={styles.kicker}>
        {period(data.period)}
        {data.comparedTo ? ` · ${t("compared", { period: period(data.comparedTo) })}` : null}
        <span className="print-only">{data.programme.name}</span>
      </p>
      <h1 className={styles.headline}>{say(headline)}</h1>
      <p className={styles.support}>{support.map(say).join(" ")}</p>
    </div>
  );
}
