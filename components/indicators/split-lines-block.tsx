"use client";

import { useTranslations } from "use-intl";
import { ticksAround, ticksFromZero } from "@/components/charts/axis";
import { LinesPlot } from "@/components/charts/lazy-plots";
import type { PlotFlag } from "@/components/charts/plot";
import { MOST_SERIES } from "@/components/charts/plot-series";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { Option } from "@/lib/views/view-data";
import type { BlockWords } from "./answer-block";
import { SeriesFrame } from "./series-frame";
import { codesOf, largestSeries, toSeries } from "./split-series";
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
  const groups = useSplitGroups()(split, codesOf(answer, split), options);
  const { months, series: all } = toSeries(answer, split, groups);
  const known = all.filter(({ values }) => values.some((value) => value !== null));
  const series = largestSeries(known, MOST_SERIES);
  const values = series.flatMap((one) => one.values);
  const ticks = fromZero ? ticksFromZero(values, 4) : ticksAround(values, 4);
  const { words: plot, runningNote } = usePlotWords(answer, ticks);
  const { summary } = useSeriesWords(plot, months, series);
  const { table } = useSeriesWords(plot, months, known);
  const startsOff = (ticks[0] ?? 0) > 0 || (ticks.at(-1) ?? 0) < 0;
  const axis = startsOff ? `, ${t("chart.axisFrom", { value: plot.exact(ticks[0] ?? 0) })}` : "";
  return (
    <SeriesFrame
      {...words}
      {...{ answer, split, groups, months, series, ticks, summary, table, flags, height, csvHref }}
      Plot={LinesPlot}
      words={plot}
      name={t("series.by", { name: plot.name, split })}
      subtitle={words.subtitle ?? `${t("series.byMonth", { name: plot.name })}${axis}`}
      isEmpty={series.length === 0}
      running={<span>{runningNote}</span>}
      note={
        known.length > series.length ? <span>{t("series.left", { count: known.length - series.length })}</span> : null
      }
    />
  );
}
