/** Pixels that a month's name with its year needs. */
const ROOM = 68;

/** Months (or quarters) named under an axis: each first of a year, then the first and the last where there is room beside. */
export function chooseMonthTicks(months: { period: string }[], width: number): string[] {
  const step = width / Math.max(1, months.length);
  const last = months.length - 1;
  const chosen = months.flatMap((month, index) => (/-(01|Q1)$/.test(month.period) ? [index] : []));
  const hasRoom = (index: number) => chosen.every((other) => Math.abs(other - index) * step >= ROOM);
  for (const index of [last, 0]) {
    if (!chosen.includes(index) && hasRoom(index)) chosen.push(index);
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => months[index]?.period ?? []);
}
