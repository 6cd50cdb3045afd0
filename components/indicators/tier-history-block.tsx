"use client";

import { useTranslations } from "use-intl";
import { ticksFromZero } from "@/components/charts/axis";
import { HatchKey } from "@/components/charts/chart-keys";
import { StackedMonthsPlot } from "@/components/charts/lazy-plots";
import type { PlotFlag } from "@/components/charts/plot";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { BlockWords } from "./answer-block";
import { SeriesFrame } from "./series-frame";
import { codesOf, toSeries } from "./split-series";
import { usePlotWords } from "./use-plot-words";
import { useSeriesWords } from "./use-series-words";
import { useSplitGroups } from "./use-split-groups";

const SHARES = [0, 0.25, 0.5, 0.75, 1];

interface TierHistoryBlockProps extends BlockWords {
  /** By month and tier: shares of a whole, or counts. */
  answer: IndicatorAnswer;
  flags?: PlotFlag[];
  height?: number;
}

/** What tiers make up, month by month: the lowest below, the highest on top. */
export function TierHistoryBlock({ answer, flags = [], height = 260, csvHref, ...words }: TierHistoryBlockProps) {
  const t = useTranslations();
  const groups = useSplitGroups()("tier", codesOf(answer, "tier"));
  const { months, series: all } = toSeries(answer, "tier", groups);
  // Who has no tier is mostly nobody.
  const series = all.filter(({ key, values }) => key !== "none" || values.some((value) => value));
  const totals = months.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const ticks = answer.unit === "percent" ? SHARES : ticksFromZero(totals, 4);
  const { words: plot, runningNote } = usePlotWords(answer, ticks);
  const { summary, table } = useSeriesWords(plot, months, series);
  return (
    <SeriesFrame
      {...words}
      {...{ answer, groups, months, series, ticks, summary, table, flags, height, csvHref }}
      Plot={StackedMonthsPlot}
      words={plot}
      split="tier"
      name={t("series.byMonth", { name: plot.name })}
      subtitle={words.subtitle ?? t("series.byMonth", { name: plot.name })}
      isEmpty={totals.every((total) => total <= 0)}
      running={<HatchKey label={runningNote} />}
    />
  );
}
