import type { Locale } from "@/lib/i18n/locale";
import { addDays } from "@/lib/periods/calendar";
import { fiscalYearOf } from "@/lib/periods/period";
import { capitalised, formatDay } from "./dates";

/** What a period's label needs of its programme to be said in words. */
export interface PeriodContext {
  asOf: string;
  /** 1 for January. */
  fiscalStartMonth: number;
}

interface PeriodWords {
  fiscal: (year: string) => string;
  toDate: (period: string, day: string) => string;
  rolling: (day: string) => string;
  quarter: (quarter: number, year: string) => string;
  range: (from: string, to: string) => string;
}

const words: Record<Locale, PeriodWords> = {
  fr: {
    fiscal: (year) => `Exercice ${year}`,
    toDate: (period, day) => `${period}, au ${day}`,
    rolling: (day) => `12 mois glissants au ${day}`,
    quarter: (quarter, year) => `${quarter}${quarter === 1 ? "er" : "e"} trimestre ${year}`,
    range: (from, to) => `Du ${from} au ${to}`,
  },
  en: {
    fiscal: (year) => `Fiscal year ${year}`,
    toDate: (period, day) => `${period}, to ${day}`,
    rolling: (day) => `12 months to ${day}`,
    quarter: (quarter, year) => `Quarter ${quarter}, ${year}`,
    range: (from, to) => `From ${from} to ${to}`,
  },
};

/** A period as its request says it; its days where they are known. */
export interface SaidPeriod {
  label: string;
  from?: string;
  to?: string;
  partial?: boolean;
}

/**
 * A period's label in words: `ytd`, `r12`, `fy2026`, `2026`, `2026-Q3`, `2026-11`, `2026-01..2026-06`. Where its days
 * are given they win over the label, since a period compared to keeps the label of the one it is compared with.
 */
export function formatPeriod(locale: Locale, period: SaidPeriod, { asOf, fiscalStartMonth }: PeriodContext): string {
  const say = words[locale];
  const { from } = period;
  // A period of years before is told by its days.
  const label = period.label.replace(/^n-\d:/, "");
  const to = period.to && period.to < asOf ? period.to : asOf;
  const cut = (text: string, runs: boolean) => (runs ? say.toDate(text, formatDay(locale, to, "day")) : text);
  const partial = period.partial ?? false;

  if (label === "r12") return say.rolling(formatDay(locale, period.to ?? asOf, "short"));
  const fiscal = label === "ytd" ? fiscalYearOf(to, fiscalStartMonth) : Number(/^fy(\d{4})$/.exec(label)?.[1]);
  if (fiscal) {
    const year = period.to ? fiscalYearOf(period.to, fiscalStartMonth) : fiscal;
    // A year whose last day has come is whole.
    const runs = period.partial ?? fiscalYearOf(addDays(asOf, 1), fiscalStartMonth) === year;
    return cut(say.fiscal(String(year)), runs);
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(label);
  if (quarter) return cut(say.quarter(Number(quarter[2]), (from ?? label).slice(0, 4)), partial);
  if (/^\d{4}-\d{2}$/.test(label)) return cut(capitalised(formatDay(locale, from ?? label, "monthYear")), partial);
  if (/^\d{4}$/.test(label)) return cut((from ?? label).slice(0, 4), partial);
  const range = label.split("..");
  const [first = label, last = label] = from && period.to ? [from, period.to] : range;
  return range.length === 2 || (from && period.to)
    ? say.range(formatDay(locale, first, "short"), formatDay(locale, last, "short"))
    : label;
}
