"use client";

import { useTranslations } from "use-intl";
import { ticksAround, ticksFromZero } from "@/components/charts/axis";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LinesPlot } from "@/components/charts/lazy-plots";
import { flagsIn, type PlotFlag } from "@/components/charts/plot";
import { MOST_SERIES } from "@/components/charts/plot-series";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { Option } from "@/lib/views/view-data";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { codesOf, hiddenCodes, largestSeries, toSeries } from "./split-series";
import { useNotes } from "./use-notes";
import { usePlotWords } from "./use-plot-words";
import { useSeriesWords } from "./use-series-words";
import { type DrawnSplit, useSplitGroups } from "./use-split-groups";

interface SplitLinesBlockProps extends BlockWords {
  /** By month and the split. */
  answer: IndicatorAnswer;
  split: Exclude<DrawnSplit, "from" | "to">;
  /** Names of the groups; tiers have theirs from the programme. */
  options?: Option[];
  flags?: PlotFlag[];
  /** Lines that live far from zero may start elsewhere, and then say so. */
  fromZero?: boolean;
  height?: number;
}

/** One figure by month for each group of a split: eight lines at most, the others in the table. */
export function SplitLinesBlock(props: SplitLinesBlockProps) {
  const { answer, split, options, flags = [], fromZero = true, height = 260, csvHref, ...words } = props;
  const t = useTranslations();
  const notes = useNotes();
  const groups = useSplitGroups()(split, codesOf(answer, split), options);
  const { months, series: all } = toSeries(answer, split, groups);
  const known = all.filter(({ values }) => values.some((value) => value !== null));
  const series = largestSeries(known, MOST_SERIES);
  const values = series.flatMap((one) => one.values);
  const ticks = fromZero ? ticksFromZero(values, 4) : ticksAround(values, 4);
  const { words: plot, runningNote } = usePlotWords(answer, ticks);
  const { summary } = useSeriesWords(plot, months, series);
  const { table } = useSeriesWords(plot, months, known);
  const hidden = hiddenCodes(answer, split);
  const startsOff = (ticks[0] ?? 0) > 0 || (ticks.at(-1) ?? 0) < 0;
  const axis = startsOff ? `, ${t("chart.axisFrom", { value: plot.exact(ticks[0] ?? 0) })}` : "";
  const isEmpty = series.length === 0;
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={words.subtitle ?? `${t("series.byMonth", { name: plot.name })}${axis}`}
      empty={isEmpty ? height : false}
    >
      <ChartFrame
        name={t("series.by", { name: plot.name, split })}
        asOf={answer.asOf}
        summary={summary}
        height={height}
        table={table}
        csvHref={csvHref}
        note={
          <>
            {months.at(-1)?.partial ? <span>{runningNote}</span> : null}
            {months.length > 1 ? notes.cut(months[0]) : null}
            {known.length > series.length ? (
              <span>{t("series.left", { count: known.length - series.length })}</span>
            ) : null}
            {notes.hidden(groups.filter(({ code }) => hidden.includes(code)).map(({ name }) => name))}
            {notes.flags(flagsIn(flags, months))}
          </>
        }
      >
        {(width) => (
          <LinesPlot
            months={months}
            series={series}
            ticks={ticks}
            words={plot}
            flags={flags}
            width={width}
            height={height}
          />
        )}
      </ChartFrame>
    </AnswerBlock>
  );
}
