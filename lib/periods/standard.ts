import { addMonths, earlierOf, isFirstOfMonth, lastOfMonth, monthNumberOf, yearOf, yearsBefore } from "./calendar";
import { type Clock, type Period, twelveMonthsTo } from "./period";

type Days = Pick<Period, "from" | "to">;

/**
 * Whether a period is a calendar month, quarter or year, a fiscal year, each as far as `as of`, or the 12 months to it; or
 * one of these some years before, cut on the same day.
 */
export function isStandard(days: Days, clock: Clock): boolean {
  const sameDay = yearsBefore(clock.asOf, Math.max(0, yearOf(clock.asOf) - yearOf(days.to)));
  return isStandardOn(days, clock) || isStandardOn(days, { ...clock, asOf: sameDay });
}

function isStandardOn({ from, to }: Days, { asOf, fiscalStartMonth }: Clock): boolean {
  const r12 = twelveMonthsTo(asOf);
  if (from === r12.from && to === asOf) return true;
  if (!isFirstOfMonth(from)) return false;
  const month = monthNumberOf(from);
  const lengths = [1, month % 3 === 1 ? 3 : 1, month === 1 || month === fiscalStartMonth ? 12 : 1];
  return lengths.some((length) => to === earlierOf(lastOfMonth(addMonths(from, length - 1)), asOf));
}

/** Whether a period is made of calendar quarters, the last as far as `as of`. */
export function isOfQuarters({ from, to }: Days, { asOf }: Clock): boolean {
  const ends = to === asOf || (lastOfMonth(to) === to && monthNumberOf(to) % 3 === 0);
  return isFirstOfMonth(from) && monthNumberOf(from) % 3 === 1 && ends;
}
