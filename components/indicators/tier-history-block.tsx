"use client";

import { useTranslations } from "use-intl";
import { ticksFromZero } from "@/components/charts/axis";
import { ChartFrame } from "@/components/charts/chart-frame";
import { HatchKey } from "@/components/charts/chart-keys";
import { StackedMonthsPlot } from "@/components/charts/lazy-plots";
import { flagsIn, type PlotFlag } from "@/components/charts/plot";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { codesOf, hiddenCodes, toSeries } from "./split-series";
import { useNotes } from "./use-notes";
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
  const notes = useNotes();
  const groups = useSplitGroups()("tier", codesOf(answer, "tier"));
  const { months, series: all } = toSeries(answer, "tier", groups);
  // Who has no tier is mostly nobody.
  const series = all.filter(({ key, values }) => key !== "none" || values.some((value) => value));
  const totals = months.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const ticks = answer.unit === "percent" ? SHARES : ticksFromZero(totals, 4);
  const { words: plot, runningNote } = usePlotWords(answer, ticks);
  const { summary, table } = useSeriesWords(plot, months, series);
  const hidden = hiddenCodes(answer, "tier");
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={words.subtitle ?? t("series.byMonth", { name: plot.name })}
      empty={totals.some((total) => total > 0) ? false : height}
    >
      <ChartFrame
        name={t("series.byMonth", { name: plot.name })}
        asOf={answer.asOf}
        summary={summary}
        height={height}
        table={table}
        csvHref={csvHref}
        note={
          <>
            {months.at(-1)?.partial ? <HatchKey label={runningNote} /> : null}
            {months.length > 1 ? notes.cut(months[0]) : null}
            {notes.hidden(groups.filter(({ code }) => hidden.includes(code)).map(({ name }) => name))}
            {notes.flags(flagsIn(flags, months))}
          </>
        }
      >
        {(width) => (
          <StackedMonthsPlot
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
