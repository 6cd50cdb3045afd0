"use client";

import { useTranslations } from "use-intl";
import { isFirstOfYear } from "@/components/charts/month-ticks";
import type { PlotMonth, PlotWords } from "@/components/charts/plot";
import { capitalised } from "@/lib/format/dates";
import { decimalsFor } from "@/lib/format/formatter";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { dayNumberOf, lengthOfMonth, monthsBetween } from "@/lib/periods/calendar";
import { useFormat } from "./format-context";
import { useShortPeriod } from "./use-short-period";

/** A plot may go by quarter too: `2026-Q4`. */
export const isQuarter = (period: string): boolean => period.includes("-Q");

/** What a plot of this indicator writes, in the page's language; months by the age of what began on `ageFrom`, if given. */
export function usePlotWords(
  { indicator, unit, asOf }: Pick<IndicatorAnswer, "indicator" | "unit" | "asOf">,
  ticks: number[],
  ageFrom: string | null = null,
) {
  const t = useTranslations();
  const { format } = useFormat();
  const short = useShortPeriod();
  const decimals = decimalsFor(indicator);
  const say = (style: "monthShort" | "monthYearShort" | "monthYear") => (period: string) =>
    isQuarter(period) ? short(period) : format.day(period, style);
  const sayAge = (period: string) => t("chart.age", { months: monthsBetween(ageFrom ?? period, period) });
  const sayBoth = (period: string) => t("chart.monthAtAge", { month: say("monthYear")(period), age: sayAge(period) });
  const top = ticks.at(-1) ?? 1;
  const words: PlotWords & { name: string } = {
    name: t(`indicators.${indicator}.name`),
    tick: (value) => format.tick(unit, value, top),
    exact: (value) => format.value(unit, value, "whole", decimals),
    label: (value) => format.value(unit, value, "compact", decimals),
    monthShort: ageFrom ? sayAge : say("monthShort"),
    monthYear: ageFrom ? sayAge : say("monthYearShort"),
    monthLong: ageFrom ? sayBoth : say("monthYear"),
    startsYear: ageFrom ? (period) => monthsBetween(ageFrom, period) % 12 === 0 : isFirstOfYear,
    current: t("chart.current"),
    previous: t("chart.previous"),
    running: t("chart.runningShort"),
  };
  const runningNote = t("chart.running", {
    month: capitalised(format.day(asOf, "month")),
    days: dayNumberOf(asOf),
    of: lengthOfMonth(asOf),
  });
  /** The same months as a table: each running one says so. */
  const monthTable = (months: PlotMonth[], now: string, before: string | null) => ({
    columns: [
      { label: t("chart.month", { grain: months.some(({ period }) => isQuarter(period)) ? "quarter" : "month" }) },
      ...[now, before ?? []].flat().map((label) => ({ label, figures: true })),
    ],
    rows: months.map((month) => ({
      key: month.period,
      cells: [
        `${words.monthLong(month.period)}${month.partial ? ` (${words.running})` : ""}`,
        words.exact(month.value),
        ...(before === null ? [] : [words.exact(month.previous)]),
      ],
    })),
  });
  return { words, runningNote, monthTable };
}
