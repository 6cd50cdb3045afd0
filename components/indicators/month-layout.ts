import { ticksAround, ticksFromZero } from "@/components/charts/axis";
import type { PlotMonth } from "@/components/charts/plot";
import type { IndicatorRow } from "@/lib/indicators/answer";

const LINE_MONTHS = 13;

/** A figure's months as a plot takes them. */
export const toPlotMonths = (rows: IndicatorRow[]): PlotMonth[] =>
  rows.map((row) => ({
    period: row.period,
    value: row.hidden ? null : row.value,
    previous: row.previous ?? null,
    partial: row.partial,
  }));

/** Rows from the first that is known. */
export const sinceKnown = (rows: IndicatorRow[]): IndicatorRow[] =>
  rows.slice(
    Math.max(
      0,
      rows.findIndex(({ value }) => value !== null),
    ),
  );

interface MonthLook {
  /** Flows are bars; what stands, or is a rate, is a line. */
  look: "bars" | "line";
  band?: [number, number] | null;
  /** A line that lives far from zero (a margin) may start elsewhere, and then says so. */
  fromZero?: boolean;
  /** All months, since the launch or of some years: N-1 is the same line a year later. */
  all?: boolean;
}

/** A figure's months as they are drawn, and the steps of their axis. */
export interface LaidMonths {
  months: PlotMonth[];
  ticks: number[];
  hasPrevious: boolean;
  /** Whether the axis does not hold zero. */
  startsOff: boolean;
}

export function layMonths(rows: IndicatorRow[], { look, band, fromZero = true, all = false }: MonthLook): LaidMonths {
  // A line has its N-1 beside it: a year of it is enough. Bars carry the year before among them.
  const shown = toPlotMonths(look === "line" && !all ? rows.slice(-LINE_MONTHS) : rows);
  const months = all ? shown.map((month) => ({ ...month, previous: null })) : shown;
  const values = [
    ...months.flatMap((month) => [month.value, look === "line" ? month.previous : null]),
    ...(band ?? []),
  ];
  const ticks = fromZero ? ticksFromZero(values, 3) : ticksAround(values, 3);
  return {
    months,
    ticks,
    hasPrevious: months.some((month) => month.previous !== null),
    startsOff: (ticks[0] ?? 0) > 0 || (ticks.at(-1) ?? 0) < 0,
  };
}
