"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { parsePeriod } from "@/lib/periods/period";
import type { FigureData } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";
import { useFormat } from "./format-context";
import { placeOf } from "./place-of";
import { useMissingWords } from "./use-missing-words";
import { writerOf } from "./write-figure";
import styles from "./years-table.module.css";

interface YearsTableProps {
  title: string;
  subtitle: ReactNode;
  /** Over the years' names. */
  corner: string;
  /** Each with the same years. */
  figures: FigureData[];
  nameOf: (period: string, index: number) => ReactNode;
}

/** Figures side by side, a row a year, the last one's in bold; a year of which nothing is known is left out. */
export function YearsTable({ title, subtitle, corner, figures, nameOf }: YearsTableProps) {
  const t = useTranslations();
  const { format, programme } = useFormat();
  const missing = useMissingWords();
  const years = figures[0]?.years.map(({ period }) => period) ?? [];
  const shown = years.flatMap((period, index) =>
    figures.some((figure) => figure.years[index]?.value != null) ? [{ period, index }] : [],
  );
  /** A figure of one of the years, as an answer of its own. */
  const answerOf = ({ total, years: rows }: FigureData, index: number): IndicatorAnswer => {
    const row = rows[index];
    const period = parsePeriod(row?.period ?? "", programme) ?? total.period;
    return { ...total, period, comparedTo: null, rows: row ? [row] : [] };
  };
  const whys = new Set(
    shown.flatMap(({ index }) =>
      figures.flatMap((figure) => {
        const answer = answerOf(figure, index);
        const [row] = answer.rows;
        return row?.value === null ? (missing(answer, row) ?? []) : [];
      }),
    ),
  );
  const last = shown.at(-1)?.index;
  if (last === undefined) return null;
  return (
    <Block title={title} subtitle={subtitle}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard */}
      <section className={styles.scroll} aria-label={t("years.table", { title })} tabIndex={0}>
        <table className={styles.table} style={{ "--columns": figures.length }}>
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {figures.map((figure) => (
                <th key={figure.total.indicator} scope="col" id={placeOf(figure.total.indicator)}>
                  {t(`indicators.${figure.total.indicator}.name`)}{" "}
                  <DefinitionButton answer={answerOf(figure, last)} row={figure.years[last]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ period, index }) => (
              <tr key={period}>
                <th scope="row">{nameOf(period, index)}</th>
                {figures.map(({ total, years: rows }) => (
                  <td key={total.indicator} className="num">
                    {writerOf(format, total, "compact")(rows[index]?.value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {whys.size > 0 ? <p className={styles.note}>– : {[...whys].join(" · ")}</p> : null}
    </Block>
  );
}
