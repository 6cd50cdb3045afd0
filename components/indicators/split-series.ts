import type { PlotSeries, SeriesMonth } from "@/components/charts/plot-series";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";

/** A group of a split as it is drawn. */
export interface SplitGroup {
  code: string;
  name: string;
  color: string;
}

type SplitKey = Exclude<keyof IndicatorRow["key"], "part" | "cohort" | "age">;

/** The codes of a split's groups, as the rows come. */
export const codesOf = ({ rows }: IndicatorAnswer, split: SplitKey): string[] => [
  ...new Set(rows.map((row) => row.key[split] ?? "")),
];

/** Rows by month and one split as series; a group hidden or unknown in a month has no value there. */
export function toSeries(
  { rows }: IndicatorAnswer,
  split: SplitKey,
  groups: SplitGroup[],
): { months: SeriesMonth[]; series: PlotSeries[] } {
  const months = [...new Map(rows.map(({ period, partial }) => [period, { period, partial }])).values()].sort((a, b) =>
    a.period < b.period ? -1 : 1,
  );
  const values = new Map(rows.map((row) => [`${row.period}/${row.key[split]}`, row.hidden ? null : row.value]));
  return {
    months,
    series: groups.map(({ code, name, color }) => ({
      key: code,
      name,
      color,
      values: months.map(({ period }) => values.get(`${period}/${code}`) ?? null),
    })),
  };
}

/** The groups that this reader may not see, somewhere. */
export const hiddenCodes = ({ rows }: IndicatorAnswer, split: SplitKey): string[] => [
  ...new Set(rows.flatMap((row) => (row.hidden ? [row.key[split] ?? ""] : []))),
];

/** The series with the highest last values, in the order that they had. */
export function largestSeries(series: PlotSeries[], most: number): PlotSeries[] {
  const lastOf = ({ values }: PlotSeries) =>
    values.filter((value) => value !== null).at(-1) ?? Number.NEGATIVE_INFINITY;
  const kept = new Set([...series].sort((a, b) => lastOf(b) - lastOf(a)).slice(0, most));
  return series.filter((one) => kept.has(one));
}
