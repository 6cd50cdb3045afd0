import type { Locale } from "@/lib/i18n/locale";
import { intlLocale } from "./numbers";

/** How a day is written: `long` Tuesday 17 November 2026, `date` 17 November 2026, `short` 17 nov. 2026, `day` 17 nov. */
export type DateStyle = "long" | "date" | "short" | "day" | "month" | "monthShort" | "monthYear" | "monthYearShort";

const options: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  date: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short", year: "numeric" },
  day: { day: "numeric", month: "short" },
  month: { month: "long" },
  monthShort: { month: "short" },
  monthYear: { month: "long", year: "numeric" },
  monthYearShort: { month: "short", year: "numeric" },
};

const cache = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, style: DateStyle): Intl.DateTimeFormat {
  const key = `${locale}/${style}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(intlLocale[locale], { ...options[style], timeZone: "UTC" });
  cache.set(key, made);
  return made;
}

/** A day given as `2026-11-17` (or the first of a month as `2026-11`). A day has no zone here: it is what its source says. */
export function formatDay(locale: Locale, day: string, style: DateStyle): string {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  const text = dateFormat(locale, style).format(Date.UTC(year, month - 1, date));
  // French writes the first of a month as an ordinal.
  return locale === "fr" && date === 1 ? text.replace(/(^|\s)1(?=\s)/, "$11er") : text;
}

/** As a title begins, or a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
