import type { PlotFlag, PlotWords } from "./plot";

/** One of several series by month; what is not known is null, never 0. */
export interface PlotSeries {
  key: string;
  name: string;
  color: string;
  /** One a month of the plot. */
  values: (number | null)[];
}

/** A month of a plot of series. */
export interface SeriesMonth {
  /** `2026-11` */
  period: string;
  partial: boolean;
}

/** What a plot of series by month draws. */
export interface SeriesPlotProps {
  months: SeriesMonth[];
  /** Where they are stacked, from the lowest to the highest. */
  series: PlotSeries[];
  /** Of its axis; they hold every value, or the highest stack. */
  ticks: number[];
  words: PlotWords & { name: string };
  flags?: PlotFlag[];
  width: number;
  height: number;
}

/** More series than this are not told apart. */
export const MOST_SERIES = 8;

/** The colour of a series among those without an order of their own. */
export const categoryColor = (index: number): string => `var(--cat-${(index % MOST_SERIES) + 1})`;

/** Months and series as the drawing takes them: a record a month, a series under its index. */
export const toRecords = <Month extends SeriesMonth>(months: Month[], series: PlotSeries[]) =>
  months.map((month, index) => ({
    ...month,
    index,
    ...Object.fromEntries(series.map(({ values }, at) => [seriesKey(at), values[index] ?? null])),
  }));

/** A code may hold dots, which the drawing would read as a path. */
export const seriesKey = (index: number): string => `s${index}`;
