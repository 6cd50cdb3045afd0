const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** Why a year, month and day are refused, or null where they are a day from 1900 to 2200. */
export function dayProblem(year: number, month: number, day: number): string | null {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
  if (day < 1 || day > last) return "no such day";
  return year < FIRST_YEAR || year > LAST_YEAR ? `before ${FIRST_YEAR} or after ${LAST_YEAR}` : null;
}

/** The same for text that is exactly YYYY-MM-DD. */
export function dayTextProblem(text: string): string | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match ? dayProblem(Number(match[1]), Number(match[2]), Number(match[3])) : "not a day as YYYY-MM-DD";
}
