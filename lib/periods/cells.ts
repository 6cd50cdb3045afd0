import { type Day, isFirstOfMonth, isLastOfMonth, listMonths, monthOf } from "./calendar";
import type { Period } from "./period";

/** A month of the rollups: all of it (part 0), its days up to the cut (1) or after it (2); the period `ends` with it. */
export interface MonthCell {
  month: Day;
  part: 0 | 1 | 2;
  end: boolean;
}

/**
 * The rollup rows that a period is made of. Its ends are month ends, `as of`, or that day in earlier years: a month that
 * it leaves early is part 1, one that it enters late part 2.
 */
export function cellsOf(period: Pick<Period, "from" | "to">, asOf: Day): MonthCell[] {
  const last = monthOf(period.to);
  const leavesEarly = !isLastOfMonth(period.to) && last !== monthOf(asOf);
  return listMonths(period.from, period.to).map((month) => {
    const end = month === last;
    if (end && leavesEarly) return { month, part: 1, end };
    return { month, part: month === monthOf(period.from) && !isFirstOfMonth(period.from) ? 2 : 0, end };
  });
}
