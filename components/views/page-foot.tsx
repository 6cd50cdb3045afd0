"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useFilterNames } from "@/components/filters/use-filter-names";
import { useFormat } from "@/components/indicators/format-context";
import { useYearBefore } from "@/components/indicators/use-year-before";
import { isTimeless, type ViewData } from "@/lib/views/view-data";
import styles from "./view-page.module.css";

/** A text as a style sheet writes it. */
const quoted = (text: string): string =>
  `"${text.replace(/["\\<\r\n\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;

/** Writes a text at the foot of each sheet. Not as a `<style>`, which the policy of pages refuses. */
function useSheetFoot(text: string): void {
  useEffect(() => {
    const foot = new CSSStyleSheet();
    foot.replaceSync(`@page { @bottom-left { content: ${quoted(text)} } }`);
    document.adoptedStyleSheets.push(foot);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== foot);
    };
  }, [text]);
}

/** What every figure of the page stands on; on paper, at the foot of each sheet. */
export function PageFoot({ data }: { data: ViewData }) {
  const t = useTranslations("page");
  const { format, period } = useFormat();
  const { programme, comparedTo } = data;
  const yearBefore = useYearBefore();
  const filters = useFilterNames();
  const asOf = t("dataAsOf", { date: format.day(programme.asOf, "date") });
  const chosen = filters(data);
  const span = isTimeless(data) ? t("allKnown") : period(data.period);
  useSheetFoot([programme.name, span, ...chosen, asOf].join(" · "));
  const parts = [
    programme.name,
    asOf,
    ...chosen,
    ...(isTimeless(data)
      ? []
      : [yearBefore(comparedTo) ?? (comparedTo ? t("comparedTo", { period: period(comparedTo) }) : t("notCompared"))]),
    t("money", { currency: programme.currency }),
  ];
  return <footer className={`no-print ${styles.foot}`}>{parts.join(" · ")}</footer>;
}
