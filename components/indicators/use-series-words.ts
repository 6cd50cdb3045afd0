"use client";

import { useTranslations } from "use-intl";
import type { ChartTable } from "@/components/charts/chart-frame";
import type { PlotWords } from "@/components/charts/plot";
import type { PlotSeries, SeriesMonth } from "@/components/charts/plot-series";

/** A chart of series by month in one sentence, and as a table: a row a month, a column a series. */
export function useSeriesWords(words: PlotWords & { name: string }, months: SeriesMonth[], series: PlotSeries[]) {
  const t = useTranslations();
  const last = months.length - 1;
  const summary = t("series.summary", {
    first: words.monthLong(months[0]?.period ?? "1970-01"),
    last: words.monthLong(months[last]?.period ?? "1970-01"),
    running: months[last]?.partial ? "yes" : "no",
    series: series
      .map(({ name, values }) =>
        t("series.fromTo", { name, first: words.label(values[0] ?? null), last: words.label(values[last] ?? null) }),
      )
      .join(" · "),
  });
  const table: ChartTable = {
    columns: [
      { label: t("chart.month", { grain: "month" }) },
      ...series.map(({ name }) => ({ label: name, figures: true })),
    ],
    rows: months.map(({ period, partial }, index) => ({
      key: period,
      cells: [
        `${words.monthLong(period)}${partial ? ` (${words.running})` : ""}`,
        ...series.map(({ values }) => words.exact(values[index] ?? null)),
      ],
    })),
  };
  return { summary, table };
}
