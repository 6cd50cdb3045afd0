"use client";

import { useTranslations } from "use-intl";
import { ticksFromZero } from "@/components/charts/axis";
import { ChartFrame } from "@/components/charts/chart-frame";
import { HatchKey } from "@/components/charts/chart-keys";
import { YearCurvePlot } from "@/components/charts/lazy-plots";
import { layOutFlags, layOutYear } from "@/components/charts/year-curve";
import { Block } from "@/components/ui/block";
import { StateBlock } from "@/components/ui/state-block";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { attainmentFinding } from "@/lib/steering/findings";
import type { ViewData } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";
import { useFormat } from "./format-context";
import { useLinks } from "./links-context";
import { toPlotMonths } from "./month-layout";
import { useNotes } from "./use-notes";
import { usePlotWords } from "./use-plot-words";

const HEIGHT = 300;

/** When objectives are attained through the fiscal year, N-1 dashed, campaigns as flags. */
export function AttainmentBlock({ data, curve }: { data: ViewData; curve: IndicatorAnswer }) {
  const t = useTranslations();
  const notes = useNotes();
  const { say, format } = useFormat();
  const { csvHref } = useLinks().behind(curve);
  const months = toPlotMonths(curve.rows);
  const ticks = ticksFromZero(
    months.flatMap((month) => [month.value, month.previous]),
    5,
  );
  const { words, runningNote, monthTable } = usePlotWords(curve, ticks);
  const first = months[0]?.period;
  const last = curve.rows.filter((row) => row.value !== null).at(-1);
  const subtitle =
    last?.denominator == null
      ? t("curve.subtitlePlain", { month: format.day(first ?? curve.asOf, "month") })
      : t("curve.subtitle", {
          objectives: last.denominator,
          count: format.value("count", last.denominator),
          month: format.day(first ?? curve.asOf, "month"),
        });
  const title = say(attainmentFinding(data));
  if (!first || !last?.denominator) {
    return (
      <Block title={t("questions.objectives")}>
        <StateBlock title={t("curve.empty")} why={t("curve.emptyWhy")} height={HEIGHT} />
      </Block>
    );
  }
  const points = layOutYear(months, curve.asOf);
  const flags = layOutFlags(data.programme.campaigns, first);
  const year = Number(curve.period.to.slice(0, 4));
  const end = months.at(-1)?.period ?? first;
  return (
    <Block
      title={title}
      subtitle={
        <>
          {subtitle} <DefinitionButton answer={curve} row={last} />
        </>
      }
    >
      <ChartFrame
        name={words.name}
        asOf={curve.asOf}
        summary={t("curve.summary", {
          share: words.exact(last.value),
          date: format.day(curve.period.to, "date"),
          hasPrevious: last.previous == null ? "no" : "yes",
          previous: words.exact(last.previous ?? null),
        })}
        height={HEIGHT}
        csvHref={csvHref}
        table={monthTable(months, String(year), curve.comparedTo ? String(year - 1) : null)}
        note={
          <>
            {last.partial ? <HatchKey label={runningNote} /> : null}
            {notes.flags(flags)}
          </>
        }
      >
        {(width) => (
          <YearCurvePlot
            points={points}
            ticks={ticks}
            flags={flags}
            width={width}
            height={HEIGHT}
            words={{
              ...words,
              current: String(year),
              previous: String(year - 1),
              now: t("chart.labelled", { label: String(year), value: words.label(last.value) }),
              before:
                last.previous == null
                  ? []
                  : [
                      t("chart.inYear", { value: words.label(last.previous), year: String(year - 1) }),
                      t("chart.sameDay"),
                    ],
              endOfYear: t("chart.endOf", { month: format.day(end, "monthShort") }),
            }}
          />
        )}
      </ChartFrame>
    </Block>
  );
}
