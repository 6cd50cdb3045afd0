const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

/** Whether a year, month and day are none, or one before 1900 or after 2200; null where they are a day. */
export function dayProblem(year: number, month: number, day: number): "none" | "far" | null {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
  if (day < 1 || day > last) return "none";
  return year < FIRST_YEAR || year > LAST_YEAR ? "far" : null;
}

/** Whether text is exactly YYYY-MM-DD, of a day from 1900 to 2200. */
export function isDayText(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match !== null && dayProblem(Number(match[1]), Number(match[2]), Number(match[3])) === null;
}
