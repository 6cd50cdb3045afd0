"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { BandKey, HatchKey } from "@/components/charts/chart-keys";
import { MonthBarsPlot, MonthLinePlot } from "@/components/charts/lazy-plots";
import { flagsIn, type PlotFlag } from "@/components/charts/plot";
import { StateBlock } from "@/components/ui/state-block";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { dayNumberOf } from "@/lib/periods/calendar";
import { useLinks } from "./links-context";
import type { LaidMonths } from "./month-layout";
import { useNotes } from "./use-notes";
import { isQuarter, usePlotWords } from "./use-plot-words";

interface MonthDrawingProps {
  /** By month, or by quarter. */
  answer: IndicatorAnswer;
  laid: LaidMonths;
  look: "bars" | "line";
  height: number;
  band?: [number, number] | null;
  /** Of bars: the first month in colour. */
  presentFrom?: string;
  /** Of the programme: its months are then said by its age. */
  ageFrom?: string | null;
  /** What began in a month. */
  flags?: PlotFlag[];
}

/** One figure by month, drawn, with its table; where nothing is known, that. */
export function MonthDrawing(props: MonthDrawingProps) {
  const { answer, laid, look, height, band = null, presentFrom = "", ageFrom = null, flags = [] } = props;
  const { months, ticks, hasPrevious } = laid;
  const t = useTranslations();
  const { csvHref } = useLinks().behind(answer);
  const notes = useNotes();
  const { words, runningNote, monthTable } = usePlotWords(answer, ticks, ageFrom);
  const known = months.filter((month) => month.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  // A month in progress is neither the lowest nor the highest: it is not done.
  const whole = known.flatMap((month) => (month.partial || month.value === null ? [] : [month.value]));
  if (!first || !last || (look === "bars" && known.every((month) => month.value === 0)))
    return <StateBlock title={t("chart.empty")} why={t("chart.emptyWhy")} height={height} />;
  const grain = isQuarter(last.period) ? "quarter" : "month";
  const running =
    grain === "quarter" ? t("chart.runningQuarter", { quarter: words.monthLong(last.period) }) : runningNote;
  return (
    <ChartFrame
      name={words.name}
      asOf={answer.asOf}
      summary={t("chart.summaryLine", {
        name: words.name,
        first: words.label(first.value),
        firstMonth: words.monthLong(first.period),
        last: words.label(last.value),
        lastMonth: words.monthLong(last.period),
        running: last.partial ? "yes" : "no",
        hasRange: whole.length > 1 ? "yes" : "no",
        grain,
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
          {last.partial ? look === "bars" ? <HatchKey label={running} /> : <span>{running}</span> : null}
          {notes.flags(flagsIn(flags, months), ageFrom ? words.monthYear : undefined)}
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
              days: last.partial && grain === "month" ? t("chart.days", { days: dayNumberOf(answer.asOf) }) : null,
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
  );
}
