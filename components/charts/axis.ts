/** Round steps for an axis: 1, 2, 2.5 or 5 times a power of ten, `count` or so of them. Returns its ticks. */
export function niceTicks(low: number, high: number, count = 4): number[] {
  const span = high - low;
  if (!(span > 0)) return high > 0 ? [0, high] : [0, 1];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Ticks of bars: from zero, or under it where a value is negative. */
export const ticksFromZero = (values: (number | null)[], count?: number): number[] =>
  niceTicks(Math.min(0, ...known(values)), Math.max(0, ...known(values)), count);

/** Ticks of a line that lives far from zero: around its values. */
export const ticksAround = (values: (number | null)[], count?: number): number[] =>
  niceTicks(Math.min(...known(values)), Math.max(...known(values)), count);

const known = (values: (number | null)[]): number[] => values.filter((value) => value !== null);
