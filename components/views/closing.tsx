"use client";

import { useTranslations } from "use-intl";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import { restatedText, writerOf } from "@/components/indicators/write-figure";
import { Block } from "@/components/ui/block";
import { corrections } from "@/db/schema/corrections";
import { decimalsFor, type Formatter } from "@/lib/format/formatter";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { isOneNumber } from "@/lib/indicators/define-indicator";
import { changeOf } from "@/lib/indicators/evaluate";
import { getIndicator } from "@/lib/indicators/registry";
import type { Closing as ClosingMonths, ViewData } from "@/lib/views/view-data";
import styles from "./closing.module.css";

interface Restated {
  answer: IndicatorAnswer;
  row: IndicatorRow;
}

/**
 * Figures of the page's period, or of a year, that read otherwise with today's data, each once; those of groups and of shorter
 * times are in the files of their charts.
 */
function restatedOf(data: ViewData, format: Formatter): Restated[] {
  const answers = [...Object.values(data.figures).map(({ total }) => total), ...Object.values(data.answers)];
  const found = new Map<string, Restated>();
  for (const answer of answers) {
    // A curve's last point is the figure itself.
    const indicator = answer && getIndicator(answer.indicator);
    if (!indicator || !isOneNumber(indicator)) continue;
    const say = writerOf(format, answer, "whole");
    const isShown = (row: IndicatorRow) =>
      Object.keys(row.key).length === 0 &&
      (row.period === data.period.label || /^fy\d{4}$/.test(row.period)) &&
      restatedText(row, say) !== null;
    for (const row of answer.rows)
      if (isShown(row)) found.set(`${answer.indicator} ${answer.definition} ${row.period}`, { answer, row });
  }
  return [...found.values()];
}

/** Up to when figures are closed, what was corrected since, and the figures of the page that it changes. */
export function Closing({ data, closing }: { data: ViewData; closing: ClosingMonths }) {
  const t = useTranslations();
  const { format } = useFormat();
  const restated = restatedOf(data, format);
  const since = corrections.flatMap((kind) =>
    closing[kind] > 0 ? [t(`closing.${kind}`, { count: closing[kind] })] : [],
  );
  const through = t("closing.through", {
    month: format.day(closing.through, "monthYear"),
    date: format.day(closing.on, "date"),
  });
  return (
    <Block
      title={t("closing.title")}
      subtitle={[
        through,
        since.length > 0 ? t("closing.since", { corrections: since.join(", ") }) : t("closing.none"),
        t("closing.notKept"),
      ].join(" ")}
    >
      {restated.length > 0 ? (
        <table className={styles.table}>
          <caption className={styles.caption}>{t("closing.restated")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("all.indicator")}</th>
              <th scope="col">{t("closing.asClosed")}</th>
              <th scope="col">{t("closing.today")}</th>
              <th scope="col">{t("closing.difference")}</th>
            </tr>
          </thead>
          <tbody>
            {restated.map(({ answer, row }) => (
              <RestatedRow key={`${answer.indicator} ${answer.definition} ${row.period}`} answer={answer} row={row} />
            ))}
          </tbody>
        </table>
      ) : null}
    </Block>
  );
}

function RestatedRow({ answer, row }: Restated) {
  const t = useTranslations();
  const { format, period } = useFormat();
  const say = writerOf(format, answer, "whole");
  const { indicator, unit } = answer;
  const change = changeOf(unit, row.restated ?? null, row.value);
  return (
    <tr>
      <th scope="row">
        {t(`indicators.${indicator}.name`)}{" "}
        <span className={styles.period}>
          {period(row.period === answer.period.label ? answer.period : { label: row.period })}
        </span>
      </th>
      <td className="num">{say(row.value)}</td>
      <td className="num">{say(row.restated)}</td>
      <td>
        {change === null ? null : <Delta unit={unit} change={change} better="none" decimals={decimalsFor(indicator)} />}
      </td>
    </tr>
  );
}
