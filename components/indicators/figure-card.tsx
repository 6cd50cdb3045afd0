"use client";

import { useTranslations } from "use-intl";
import { BandSpark, Spark } from "@/components/charts/spark";
import type { IndicatorId } from "@/lib/indicators/registry";
import { fiscalYearOf, fiscalYearStart } from "@/lib/periods/period";
import { placeInBand, totalOf } from "@/lib/steering/facts";
import type { FigureData, ProgrammeInfo } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";
import styles from "./figure-card.module.css";
import { FigureComparison } from "./figure-comparison";
import { useFormat } from "./format-context";
import { restartsYearly } from "./stands";
import { restatedText, writerOf } from "./write-figure";

/** One year and its month in progress: what a spark shows. */
const SPARK_MONTHS = 13;

function sparkMonths({ total, months }: FigureData, { fiscalStartMonth }: ProgrammeInfo) {
  if (!restartsYearly(total)) return months.slice(-SPARK_MONTHS);
  const first = fiscalYearStart(fiscalYearOf(total.period.to, fiscalStartMonth), fiscalStartMonth).slice(0, 7);
  return months.filter(({ period }) => period >= first);
}

/** A figure of the first screen: label, definition, value, spark, change in sign and words. */
export function FigureCard({ id, figure }: { id: IndicatorId; figure: FigureData }) {
  const t = useTranslations();
  const { format, programme } = useFormat();
  const row = totalOf(figure);
  const name = t(`indicators.${id}.name`);
  const say = writerOf(format, figure.total, "compact");
  const text = say(row?.value);
  const restated = restatedText(row, say);
  const band = id === "generosity-consumed" ? programme.generosityBand : null;
  const place = placeInBand(row?.value, band);
  const points = sparkMonths(figure, programme);
  const known = points.filter((point) => point.value !== null);
  return (
    <div className={styles.card}>
      <h2 className={styles.label}>
        <span>{name}</span> <DefinitionButton answer={figure.total} row={row} />
      </h2>
      <div className={styles.line}>
        <p className={`num ${styles.value}`}>{text}</p>
        {band && place ? (
          <BandSpark
            value={row?.value ?? null}
            band={band}
            label={`${name}, ${text}, ${t(`figure.${place}Band`)} ${say(band[0])} – ${say(band[1])}`}
          />
        ) : (
          <Spark
            points={points}
            label={
              known.length > 1
                ? t("figure.spark", {
                    name,
                    count: known.length,
                    first: say(known[0]?.value),
                    last: say(known.at(-1)?.value),
                  })
                : undefined
            }
          />
        )}
      </div>
      <p className={styles.words}>
        <FigureComparison id={id} figure={figure} row={row} band={band} />
        {restated === null ? null : (
          <span className={styles.restated}>{t("closing.restatedTo", { value: restated })}</span>
        )}
      </p>
    </div>
  );
}
