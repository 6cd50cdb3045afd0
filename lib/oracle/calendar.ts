/** Days are ISO texts: they compare as they sort. */

const pad = (value: number, width: number) => String(value).padStart(width, "0");

const dayOf = (year: number, month: number, day: number) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

function partsOf(day: string) {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split("-").map(Number);
  if (!(year > 0 && month > 0 && date > 0)) throw new Error(`oracle: ${day} is not a day`);
  return { year, month, date };
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Adds months; a day that the month does not have becomes its last. */
export function addMonths(day: string, count: number): string {
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return dayOf(toYear, toMonth, Math.min(date, lengthOf(toYear, toMonth)));
}

export const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`;

export function lastOfMonth(day: string): string {
  const { year, month } = partsOf(day);
  return dayOf(year, month, lengthOf(year, month));
}

/** N-1 of a period's last day: a whole month stays whole, a cut one is cut on the same day (or its month's last). */
export function lastDayOneYearBefore(day: string): string {
  const before = addMonths(day, -12);
  return day === lastOfMonth(day) ? lastOfMonth(before) : before;
}

/** N-1 of a period's first day: the day after N-1 of the day before it. */
export const firstDayOneYearBefore = (day: string) => addDays(lastDayOneYearBefore(addDays(day, -1)), 1);

/** First day of the twelve months that end on a day: (day − 1 year, day], or 12 whole months when it ends a month. */
export const r12Start = (day: string) => addDays(lastDayOneYearBefore(day), 1);

/** The fiscal year is named by the year in which it ends. */
export function fiscalYearOf(day: string, startMonth: number): number {
  const { year, month } = partsOf(day);
  return startMonth > 1 && month >= startMonth ? year + 1 : year;
}

export const fiscalYearStart = (fiscalYear: number, startMonth: number) =>
  dayOf(startMonth === 1 ? fiscalYear : fiscalYear - 1, startMonth, 1);
