/**
 * Days as `YYYY-MM-DD` text, which compares as time does. Months are named by their first day. Pure: no clock, no zone.
 */
export type Day = string;

export const earlierOf = (one: Day, other: Day): Day => (one < other ? one : other);
export const laterOf = (one: Day, other: Day): Day => (one < other ? other : one);

const MOST_REMEMBERED = 10_000;

/** The same function of a day, worked out once a day: a page asks the same few of each of its figures. */
export function remembered<T>(work: (day: Day) => T): (day: Day) => T {
  const known = new Map<Day, T>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const result = work(day);
    if (known.size < MOST_REMEMBERED) known.set(day, result);
    return result;
  };
}

const pad = (value: number, width = 2) => String(value).padStart(width, "0");

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthNumberOf = (day: Day): number => Number(day.slice(5, 7));
export const dayNumberOf = (day: Day): number => Number(day.slice(8, 10));

/** Months may run past 12 or below 1. */
export function firstOfMonth(year: number, month: number): Day {
  const index = year * 12 + month - 1;
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}-01`;
}

export const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`;
export const addMonths = (month: Day, months: number): Day =>
  firstOfMonth(yearOf(month), monthNumberOf(month) + months);

export function lengthOfMonth(day: Day): number {
  const month = monthNumberOf(day);
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const year = yearOf(day);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
/** Whole months from a day's month to another's: negative where that comes before. */
export const monthsBetween = (from: Day, to: Day): number =>
  12 * (yearOf(to) - yearOf(from)) + monthNumberOf(to) - monthNumberOf(from);
export const lastOfMonth = (day: Day): Day => `${day.slice(0, 8)}${pad(lengthOfMonth(day))}`;
export const isLastOfMonth = (day: Day): boolean => dayNumberOf(day) === lengthOfMonth(day);
/** The last month, by its first day, that has ended on a day. */
export const lastWholeMonth = (day: Day): Day => (isLastOfMonth(day) ? monthOf(day) : addMonths(monthOf(day), -1));
export const isFirstOfMonth = (day: Day): boolean => day.endsWith("-01");

export function addDays(day: Day, days: number): Day {
  return new Date(Date.UTC(yearOf(day), monthNumberOf(day) - 1, dayNumberOf(day) + days)).toISOString().slice(0, 10);
}

/** Months from the first to the last, both included. */
export function listMonths(first: Day, last: Day): Day[] {
  const months: Day[] = [];
  for (let month = monthOf(first); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * A period's last day, some years back: the same day, at most the month's length; a month's last day stays the last.
 */
export function yearsBefore(day: Day, years: number): Day {
  const month = addMonths(monthOf(day), -12 * years);
  if (isLastOfMonth(day)) return lastOfMonth(month);
  return `${month.slice(0, 8)}${pad(Math.min(dayNumberOf(day), lengthOfMonth(month)))}`;
}
