import type { PlotWords } from "./plot";

/** Pixels that a month's name with its year needs. */
const ROOM = 68;

export const isFirstOfYear = (period: string): boolean => /-(01|Q1)$/.test(period);

/** Months (or quarters) named under an axis: each first of a year, then the first and the last where there is room beside. */
export function chooseMonthTicks(
  months: { period: string }[],
  width: number,
  startsYear: PlotWords["startsYear"] = isFirstOfYear,
): string[] {
  const step = width / Math.max(1, months.length);
  const last = months.length - 1;
  const chosen = months.flatMap((month, index) => (startsYear(month.period) ? [index] : []));
  const hasRoom = (index: number) => chosen.every((other) => Math.abs(other - index) * step >= ROOM);
  for (const index of [last, 0]) {
    if (!chosen.includes(index) && hasRoom(index)) chosen.push(index);
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => months[index]?.period ?? []);
}
