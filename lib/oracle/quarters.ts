import { addDays, addMonths, lastOfMonth } from "./calendar";

/** Calendar quarters, by their first day. */
export function quarterOf(day: string): string {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
}

export const endOfQuarter = (quarter: string) => lastOfMonth(addMonths(quarter, 2));

export const laterQuarter = (quarter: string, count: number) => addMonths(quarter, 3 * count);

export const quarterLabel = (quarter: string) => `${quarter.slice(0, 4)}-Q${(Number(quarter.slice(5, 7)) + 2) / 3}`;

/** The quarters of which every day is within two days. */
export function quartersWithin(from: string, to: string): string[] {
  const quarters: string[] = [];
  const first = quarterOf(from) === from ? from : laterQuarter(quarterOf(from), 1);
  for (let quarter = first; endOfQuarter(quarter) <= to; quarter = laterQuarter(quarter, 1)) quarters.push(quarter);
  return quarters;
}

/** The month ends from one day to another, and the last day itself, which cuts its month. */
export function checkDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = lastOfMonth(from); day < to; day = lastOfMonth(addDays(day, 1))) days.push(day);
  return [...days, to];
}
