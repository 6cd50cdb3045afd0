import { type Day, isFirstOfMonth, isLastOfMonth, listMonths, monthOf } from "./calendar";
import type { Period } from "./period";

/** The row of the rollups that says how things stand on a day: a month's end, `as of`, or that day in earlier years. */
export interface Stand {
  month: Day;
  part: 0 | 1;
}

export const standOn = (day: Day, asOf: Day): Stand => ({
  month: monthOf(day),
  part: isLastOfMonth(day) || monthOf(day) === monthOf(asOf) ? 0 : 1,
});

/**
 * How the rollups of standard periods name one: the parts of months that it begins and ends with, as in `cellsOf`. So the
 * year to date, say, keeps its name while `as of` stays in a month.
 */
export interface SpanKey {
  from_month: Day;
  from_part: 0 | 2;
  to_month: Day;
  to_part: 0 | 1;
}

export function spanKeyOf({ from, to }: Pick<Period, "from" | "to">, asOf: Day): SpanKey {
  const { month, part } = standOn(to, asOf);
  return { from_month: monthOf(from), from_part: isFirstOfMonth(from) ? 0 : 2, to_month: month, to_part: part };
}

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
  const last = standOn(period.to, asOf);
  return listMonths(period.from, period.to).map((month) => {
    const end = month === last.month;
    if (end && last.part === 1) return { month, part: 1, end };
    return { month, part: month === monthOf(period.from) && !isFirstOfMonth(period.from) ? 2 : 0, end };
  });
}
