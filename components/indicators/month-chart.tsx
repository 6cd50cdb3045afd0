"use client";

import { useTranslations } from "use-intl";
import { ticksAround, ticksFromZero } from "@/components/charts/axis";
import { ChartFrame } from "@/components/charts/chart-frame";
import { BandKey, HatchKey } from "@/components/charts/chart-keys";
import { MonthBarsPlot, MonthLinePlot } from "@/components/charts/lazy-plots";
import { flagsIn, type PlotFlag } from "@/components/charts/plot";
import { Block } from "@/components/ui/block";
import { StateBlock } from "@/components/ui/state-block";
import { addMonths, dayNumberOf, isFirstOfMonth, monthOf } from "@/lib/periods/calendar";
import { totalOf } from "@/lib/steering/facts";
import { monthsAnswer } from "@/lib/views/address-of";
import type { FigureData } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";

import { useLinks } from "./links-context";

import { useNotes } from "./use-notes";

import { toPlotMonths, usePlotWords } from "./use-plot-words";

const LINE_MONTHS = 13;

interface MonthChartProps {
  figure: FigureData;
  look: "bars" | "line";
  height?: number;
  band?: [number, number] | null;
  /** A line that lives far from zero (a margin) may start elsewhere, and then says so. */
  fromZero?: boolean;
  /** What began in a month. */
  flags?: PlotFlag[];
}

/** An axis that does not hold zero. */
const startsOff = (ticks: number[]): boolean => (ticks[0] ?? 0) > 0 || (ticks.at(-1) ?? 0) < 0;

/** The first month that a period holds from its first day. */
const firstWholeMonth = (from: string): string =>
  (isFirstOfMonth(from) ? from : addMonths(monthOf(from), 1)).slice(0, 7);

/** One figure by month, named, defined, with its table. */
export function MonthChart({ figure, look, height = 200, band = null, fromZero = true, flags = [] }: MonthChartProps) {
  const t = useTranslations();
  const { csvHref } = useLinks().behind(monthsAnswer(figure.total, figure.months));

  const notes = useNotes();

  // A line has its N-1 beside it: a year of it is enough. Bars carry the year before among them.
  const months = toPlotMonths(look === "line" ? figure.months.slice(-LINE_MONTHS) : figure.months);
  const values = [
    ...months.flatMap((month) => [month.value, look === "line" ? month.previous : null]),
    ...(band ?? []),
  ];
  const ticks = fromZero ? ticksFromZero(values, 3) : ticksAround(values, 3);
  const { words, runningNote, monthTable } = usePlotWords(figure.total, ticks);
  const known = months.filter((month) => month.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  // A month in progress is neither the lowest nor the highest: it is not done.
  const whole = known.flatMap((month) => (month.partial || month.value === null ? [] : [month.value]));
  const isEmpty = known.length === 0 || (look === "bars" && known.every((month) => month.value === 0));
  const presentFrom = firstWholeMonth(figure.total.period.from);
  const hasContext = look === "bars" && (known[0]?.period ?? presentFrom) < presentFrom;
  const axisNote =
    look === "line" && startsOff(ticks) ? `, ${t("chart.axisFrom", { value: words.exact(ticks[0] ?? 0) })}` : "";
  const hasPrevious = months.some((month) => month.previous !== null);
  return (
    <Block
      level={3}
      title={words.name}
      subtitle={
        <>
          {t("chart.byMonth", { count: months.length })}
          {axisNote}
          {hasContext ? `, ${t("chart.inColour")}` : null}
          {hasPrevious && look === "line" ? `, ${t("chart.dashed")}` : null}{" "}
          <DefinitionButton answer={figure.total} row={totalOf(figure)} />
        </>
      }
    >
      {isEmpty || !first || !last ? (
        <StateBlock title={t("chart.empty")} why={t("chart.emptyWhy")} height={height} />
      ) : (
        <ChartFrame
          name={words.name}
          asOf={figure.total.asOf}
          summary={t("chart.summaryLine", {
            name: words.name,
            first: words.label(first.value),
            firstMonth: words.monthLong(first.period),
            last: words.label(last.value),
            lastMonth: words.monthLong(last.period),
            running: last.partial ? "yes" : "no",
            hasRange: whole.length > 1 ? "yes" : "no",
            low: words.label(Math.min(...whole)),
            high: words.label(Math.max(...whole)),
          })}
          height={height}
          csvHref={csvHref}
          table={monthTable(months, words.name, hasPrevious ? words.previous : null)}
          note={
            <>
              {band && look === "line" ? (
                <BandKey label={t("chart.bandOf", { low: words.exact(band[0]), high: words.exact(band[1]) })} />
              ) : null}
              {last.partial ? look === "bars" ? <HatchKey label={runningNote} /> : <span>{runningNote}</span> : null}
              {notes.flags(flagsIn(flags, months))}
            </>
          }
        >
          {(width) =>
            look === "bars" ? (
              <MonthBarsPlot
                months={months}
                ticks={ticks}
                presentFrom={presentFrom}
                flags={flags}
                words={{
                  ...words,
                  days: last.partial ? t("chart.days", { days: dayNumberOf(figure.total.asOf) }) : null,
                }}
                width={width}
                height={height}
              />
            ) : (
              <MonthLinePlot
                months={months}
                ticks={ticks}
                words={words}
                flags={flags}
                width={width}
                height={height}
                band={band}
              />
            )
          }
        </ChartFrame>
      )}
    </Block>
  );
}
