"use client";

import { useTranslations } from "use-intl";
import type { PlotFlag } from "@/components/charts/plot";
import { Block } from "@/components/ui/block";
import { addMonths, isFirstOfMonth, monthOf, monthsBetween } from "@/lib/periods/calendar";
import { totalOf } from "@/lib/steering/facts";
import { monthsAnswer } from "@/lib/views/address-of";
import type { FigureData } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";
import { useFormat } from "./format-context";
import { MonthDrawing } from "./month-drawing";
import { layMonths } from "./month-layout";
import { usePlotWords } from "./use-plot-words";

interface MonthChartProps {
  figure: FigureData;
  look: "bars" | "line";
  height?: number;
  band?: [number, number] | null;
  /** A line that lives far from zero (a margin) may start elsewhere, and then says so. */
  fromZero?: boolean;
  /** Months since the launch by the programme's age, not the last ones of the calendar. */
  byAge?: boolean;
  /** What began in a month. */
  flags?: PlotFlag[];
}

/** The first month that a period holds from its first day. */
const firstWholeMonth = (from: string): string =>
  (isFirstOfMonth(from) ? from : addMonths(monthOf(from), 1)).slice(0, 7);

/** One figure by month, named, defined, with its table. */
export function MonthChart(props: MonthChartProps) {
  const { figure, look, height = 200, band = null, fromZero = true, byAge = false, flags = [] } = props;
  const { startedOn } = useFormat().programme;
  const t = useTranslations();
  const laid = layMonths(figure.months, { look, band, fromZero, all: byAge });
  const { months, ticks } = laid;
  const { words } = usePlotWords(figure.total, ticks);
  const presentFrom = firstWholeMonth(figure.total.period.from);
  const firstKnown = months.find((month) => month.value !== null)?.period ?? presentFrom;
  return (
    <Block
      level={3}
      title={words.name}
      subtitle={
        <>
          {byAge
            ? t("chart.byAge", { age: monthsBetween(startedOn, months[0]?.period ?? startedOn) })
            : t("chart.byMonth", { count: months.length })}
          {look === "line" && laid.startsOff ? `, ${t("chart.axisFrom", { value: words.exact(ticks[0] ?? 0) })}` : ""}
          {look === "bars" && firstKnown < presentFrom ? `, ${t("chart.inColour")}` : null}
          {look === "line" && laid.hasPrevious ? `, ${t("chart.dashed")}` : null}{" "}
          <DefinitionButton answer={figure.total} row={totalOf(figure)} />
        </>
      }
    >
      <MonthDrawing
        answer={monthsAnswer(figure.total, figure.months)}
        {...{ laid, look, height, band, presentFrom, flags }}
        ageFrom={byAge ? startedOn : null}
      />
    </Block>
  );
}
