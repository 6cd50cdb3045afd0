/** A day as the number of days since 1970-01-01: plain arithmetic, no zone. */
export type Day = number;

export const day = (iso: string): Day => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
export const iso = (of: Day): string => new Date(of * 86_400_000).toISOString().slice(0, 10);

/** Months since year 0, so that months compare and subtract. */
export type Month = number;
export const monthOf = (of: Day): Month => {
  const date = new Date(of * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
export const firstDay = (month: Month): Day => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
export const lastDay = (month: Month): Day => firstDay(month + 1) - 1;
export const yearOf = (of: Day): number => Math.floor(monthOf(of) / 12);
/** January is 1. */
export const monthNumber = (month: Month): number => (month % 12) + 1;
/** Monday is 1, Sunday 7. */
export const weekday = (of: Day): number => ((of + 3) % 7) + 1;
/** The same day of the month a year before; 29 February becomes the 28th. */
export const yearBefore = (of: Day): Day => {
  const month = monthOf(of) - 12;
  return Math.min(firstDay(month) + (of - firstDay(monthOf(of))), lastDay(month));
};
