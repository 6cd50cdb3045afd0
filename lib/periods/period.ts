import type { Grain } from "@/lib/indicators/answer";
import {
  addDays,
  addMonths,
  type Day,
  earlierOf,
  firstOfMonth,
  isFirstOfMonth,
  isLastOfMonth,
  lastOfMonth,
  lastWholeMonth,
  laterOf,
  monthNumberOf,
  monthOf,
  remembered,
  yearOf,
  yearsBefore,
} from "./calendar";

/** What a programme says of its time. */
export interface Clock {
  asOf: Day;
  dataFrom: Day;
  fiscalStartMonth: number;
}

/** Days inclusive. `to` is never after `as of`; `partial` says that `as of` (or the asked range) cuts it. */
export interface Period {
  label: string;
  from: Day;
  to: Day;
  partial: boolean;
}

/** The forms a period may take, for messages. */
export const periodForms = [
  "2012",
  "2012-Q1",
  "2012-03",
  "fy2012",
  "2012-01..2012-06",
  "ytd (fiscal year to date)",
  "r12 (12 months to date)",
  "n-1:ytd (the same, so many years before, to the same day)",
];

/** The fiscal year a day is in, named by the year it ends in. */
export const fiscalYearOf = (day: Day, startMonth: number): number =>
  yearOf(day) + (startMonth > 1 && monthNumberOf(day) >= startMonth ? 1 : 0);

/** First day of the fiscal year that ends in `year`. */
export const fiscalYearStart = (year: number, startMonth: number): Day =>
  firstOfMonth(startMonth > 1 ? year - 1 : year, startMonth);

const months = (first: Day, count: number) => ({ from: first, to: lastOfMonth(addMonths(first, count - 1)) });

/** The 12 months to a day, (day − 1 year, day]; to a month's last day, 12 whole months. */
export const twelveMonthsTo = remembered((day): Readonly<{ from: Day; to: Day }> => {
  if (isLastOfMonth(day)) return { from: addMonths(monthOf(day), -11), to: day };
  return { from: addDays(yearsBefore(day, 1), 1), to: day };
});

/** The last three whole months that have ended on a day. */
export const threeMonthsTo = remembered((day): Readonly<{ from: Day; to: Day }> => {
  return months(addMonths(lastWholeMonth(day), -2), 3);
});

/** Windows that end on `as of`: the fiscal year so far, 12 months, the last three whole months; with the same N-1. */
export type Window = "fiscal-year" | "fiscal-year-before" | "12-months" | "3-months" | "3-months-before";

/** The first day that a window looks at. */
export function windowStart(window: Window, { asOf, fiscalStartMonth }: Clock): Day {
  const year = fiscalYearStart(fiscalYearOf(asOf, fiscalStartMonth), fiscalStartMonth);
  switch (window) {
    case "fiscal-year":
      return year;
    case "fiscal-year-before":
      return addMonths(year, -12);
    case "12-months":
      return twelveMonthsTo(asOf).from;
    case "3-months":
      return threeMonthsTo(asOf).from;
    case "3-months-before":
      return addMonths(threeMonthsTo(asOf).from, -12);
  }
}

/** Whether the data reaches back over all of a window: what it does not is not known. */
export const reaches = (window: Window, clock: Clock): boolean => windowStart(window, clock) >= clock.dataFrom;

/** The days that a label means, before `as of` cuts them; null where it is none. */
function spanOf(label: string, clock: Clock): { from: Day; to: Day } | null {
  if (label === "ytd")
    return months(fiscalYearStart(fiscalYearOf(clock.asOf, clock.fiscalStartMonth), clock.fiscalStartMonth), 12);
  if (label === "r12") return twelveMonthsTo(clock.asOf);
  const range = /^(.+)\.\.(.+)$/.exec(label);
  if (range) {
    const first = monthSpan(range[1]);
    const last = monthSpan(range[2]);
    return first && last && first.from <= last.to ? { from: first.from, to: last.to } : null;
  }
  const fiscal = /^fy(\d{4})$/.exec(label);
  if (fiscal && inCalendar(fiscal[1])) return months(fiscalYearStart(Number(fiscal[1]), clock.fiscalStartMonth), 12);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(label);
  if (quarter && inCalendar(quarter[1])) return months(firstOfMonth(Number(quarter[1]), Number(quarter[2]) * 3 - 2), 3);
  const year = /^(\d{4})$/.exec(label);
  if (year && inCalendar(year[1])) return months(firstOfMonth(Number(year[1]), 1), 12);
  return monthSpan(label);
}

const inCalendar = (year: string | undefined) => Number(year) >= 1900 && Number(year) <= 2200;

function monthSpan(label: string | undefined): { from: Day; to: Day } | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label ?? "");
  return match && inCalendar(match[1]) ? months(`${label}-01`, 1) : null;
}

/** Null where the label is no period, or one that begins after `as of`. */
export function parsePeriod(label: string, clock: Clock): Period | null {
  const [, years, of = label] = /^n-([1-9]):(.+)$/.exec(label) ?? [];
  const span = spanOf(of, clock);
  if (!span || span.from > clock.asOf) return null;
  return { ...periodBefore(cutAt({ label, ...span }, clock.asOf), Number(years ?? 0)), label };
}

function cutAt(span: { label: string; from: Day; to: Day }, asOf: Day): Period {
  return span.to > asOf ? { ...span, to: asOf, partial: true } : { ...span, partial: false };
}

/** The same period some years before, cut on the same day. Labels stay those of the period compared. */
export function periodBefore(period: Period, years: number): Period {
  if (years === 0) return period;
  const from = isFirstOfMonth(period.from)
    ? addMonths(period.from, -12 * years)
    : addDays(yearsBefore(addDays(period.from, -1), years), 1);
  return { ...period, from, to: yearsBefore(period.to, years) };
}

/** A period in its months, quarters or years; those that it (or `as of`) does not hold whole are partial. */
export function splitPeriod(period: Period, grain: Grain, clock: Clock): Period[] {
  const parts: Period[] = [];
  let from = monthOf(period.from);
  while (from <= period.to) {
    const part = partAt(from, grain, clock);
    const cut = {
      label: part.label,
      from: laterOf(part.from, period.from),
      to: earlierOf(part.to, period.to),
    };
    parts.push({ ...cut, partial: cut.from !== part.from || cut.to !== part.to });
    from = addMonths(monthOf(part.to), 1);
  }
  return parts;
}

function partAt(month: Day, grain: Grain, clock: Clock): { label: string; from: Day; to: Day } {
  const year = yearOf(month);
  const number = monthNumberOf(month);
  switch (grain) {
    case "month":
      return { label: month.slice(0, 7), ...months(month, 1) };
    case "quarter": {
      const quarter = Math.ceil(number / 3);
      return { label: `${year}-Q${quarter}`, ...months(firstOfMonth(year, quarter * 3 - 2), 3) };
    }
    case "year":
      return { label: String(year), ...months(firstOfMonth(year, 1), 12) };
    case "fiscal-year": {
      const fiscal = fiscalYearOf(month, clock.fiscalStartMonth);
      return { label: `fy${fiscal}`, ...months(fiscalYearStart(fiscal, clock.fiscalStartMonth), 12) };
    }
  }
}
