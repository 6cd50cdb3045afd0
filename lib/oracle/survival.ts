/** How long something was waited for, in days, and whether it came. */
export interface Wait {
  days: number;
  came: boolean;
}

/**
 * The days after which half have what they wait for, those still waiting counted for as long as they have (Kaplan and
 * Meier); null while under half have.
 */
export function medianWait(waits: readonly Wait[]): number | null {
  const days = [...new Set(waits.map((wait) => wait.days))].sort((a, b) => a - b);
  let still = 1;
  for (const day of days) {
    const waiting = waits.filter((wait) => wait.days >= day).length;
    const came = waits.filter((wait) => wait.days === day && wait.came).length;
    still *= 1 - came / waiting;
    if (still <= 0.5 + 1e-9) return day;
  }
  return null;
}

/** The middle, or the mean of the two that are. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
