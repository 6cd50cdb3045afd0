import { dayNumberOf, lengthOfMonth, monthsBetween } from "@/lib/periods/calendar";
import type { PlotFlag, PlotMonth } from "./plot";

/** A point of a curve through a year; `x` in months from the year's first day. */
export interface CurvePoint extends PlotMonth {
  x: number;
}

/** Months from the first day of `first` (`2026-01`) to the end of a day. */
export const monthsSince = (first: string, day: string): number =>
  monthsBetween(first, day) + dayNumberOf(day) / lengthOfMonth(day);

/** Where each month's end stands on the year's axis; the month in progress stands at its last known day. */
export function layOutYear(months: PlotMonth[], asOf: string): CurvePoint[] {
  const first = months[0]?.period;
  if (!first) return [];
  // Before the first day nobody has attained anything: every target is above zero.
  const start: CurvePoint = { x: 0, period: first, value: 0, previous: null, partial: false };
  const hasPrevious = months.some((month) => month.previous !== null);
  return [
    { ...start, previous: hasPrevious ? 0 : null },
    ...months.map((month, index) => ({ ...month, x: month.partial ? monthsSince(first, asOf) : index + 1 })),
  ];
}

/** Flags that fall inside the year, at the beginning of their day. */
export function layOutFlags(flags: PlotFlag[], first: string): (PlotFlag & { x: number })[] {
  return flags
    .map((flag) => ({ ...flag, x: monthsSince(first, flag.startsOn) - 1 / lengthOfMonth(flag.startsOn) }))
    .filter(({ x }) => x >= 0 && x < 12)
    .sort((a, b) => a.x - b.x);
}
