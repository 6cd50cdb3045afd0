"use client";

import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { useFilterNames } from "@/components/filters/use-filter-names";
import { useFormat } from "@/components/indicators/format-context";
import { placeOf } from "@/components/indicators/place-of";
import { useYearBefore } from "@/components/indicators/use-year-before";
import page from "@/components/ui/page.module.css";
import { PageLink } from "@/components/ui/page-link";
import type { Sentence } from "@/lib/steering/sentence";
import { isTimeless, type ViewData } from "@/lib/views/view-data";
import { getView, viewPath } from "@/lib/views/views";
import styles from "./first-screen.module.css";

interface LeadProps {
  data: ViewData;
  /** `answer`: the page's one sentence, larger. */
  look?: "answer";
}

/** The page's sentence: what it is about, what changed, the figures that say so. */
export function Lead({ data, look }: LeadProps) {
  const t = useTranslations("page");
  const { say, period, format } = useFormat();
  const { headline, support } = data.lead;
  const yearBefore = useYearBefore();
  const narrowed = useFilterNames()(data);
  const compared = data.comparedTo && t("compared", { period: period(data.comparedTo) });
  const parts = isTimeless(data)
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
      <p className={page.kicker}>
        <span className="print-only">
          {data.programme.name} · {t("dataAsOf", { date: format.day(data.programme.asOf, "date") })}
        </span>
        {parts.join(" · ")}
      </p>
      <h1 className={`${page.title} ${look ? styles.answer : ""}`}>{say(headline).replace(/\.$/, "")}</h1>
      <p className={styles.support}>
        {support.map((one, index) => (
          <Fragment key={one.key}>
            {index > 0 ? " " : null}
            <Said one={one} slug={data.programme.slug} />
          </Fragment>
        ))}
      </p>
    </div>
  );
}

/** A sentence that leads to the figure that says so, or to the page that says more. */
function Said({ one, slug }: { one: Sentence; slug: string }) {
  const { say } = useFormat();
  const text = say(one).replace(/\.?$/, ".");
  const view = one.view && getView(one.view);
  if (one.figure) return <a href={`#${placeOf(one.figure)}`}>{text}</a>;
  return view ? <PageLink href={viewPath(slug, view)}>{text}</PageLink> : text;
}
