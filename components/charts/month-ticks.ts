import type { PlotWords } from "./plot";

/** Pixels that a month's name with its year needs. */
const ROOM = 68;

export const isFirstOfYear = (period: string): boolean => /-(01|Q1)$/.test(period);

/**
 * Months (or quarters) named under an axis: each first of a year, or as many years apart as their names need, then the
 * last and the first where there is room beside.
 */
export function chooseMonthTicks(
  months: { period: string }[],
  width: number,
  startsYear: PlotWords["startsYear"] = isFirstOfYear,
): string[] {
  const step = width / Math.max(1, months.length);
  const last = months.length - 1;
  const years = months.flatMap((month, index) => (startsYear(month.period) ? [index] : []));
  const apart = ((years[1] ?? months.length) - (years[0] ?? 0)) * step;
  const chosen = years.filter((_, index) => index % Math.ceil(ROOM / apart) === 0);
  const hasRoom = (index: number) => chosen.every((other) => Math.abs(other - index) * step >= ROOM);
  for (const index of [last, 0]) {
    if (!chosen.includes(index) && hasRoom(index)) chosen.push(index);
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => months[index]?.period ?? []);
}
