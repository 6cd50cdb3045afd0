import type { Locale } from "@/lib/i18n/locale";
import { formatCompact, formatNumber, intlLocale, joinUnit, MINUS } from "./numbers";

/** `compact` for charts (1,2 M€), `whole` for tables (184 320 €), `exact` to the last minor unit (1 234 567,89 €). */
export type NumberStyle = "compact" | "whole" | "exact";

interface CurrencyWriting {
  exponent: number;
  symbol: string;
}

const cache = new Map<string, CurrencyWriting>();

/** Looked up once: making the formatter that knows costs as much as writing a hundred amounts. */
function writingOf(locale: Locale, currency: string): CurrencyWriting {
  const key = `${locale}/${currency}`;
  const known = cache.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(intlLocale[locale], {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  const made = {
    exponent: format.resolvedOptions().maximumFractionDigits ?? 2,
    symbol: format.formatToParts(0).find((part) => part.type === "currency")?.value ?? currency,
  };
  cache.set(key, made);
  return made;
}

/** Decimals of a currency's major unit: 2 for EUR, 0 for JPY, 3 for TND. Throws for what is not a currency code. */
export const currencyExponent = (currency: string): number => writingOf("en", currency).exponent;

/** `€`; a currency without a sign of its own is its code. */
export const currencySymbol = (locale: Locale, currency: string): string => writingOf(locale, currency).symbol;

/** English puts a symbol before the number, after the sign; a code keeps its space. */
function prefixed(symbol: string, number: string): string {
  const sign = number.startsWith(MINUS) ? MINUS : "";
  const gap = /[A-Za-z]$/.test(symbol) ? "\u00a0" : "";
  return `${sign}${symbol}${gap}${number.slice(sign.length)}`;
}

/** Amounts under this are prices (of a point, of a reward): rounded to a whole unit they would say nothing. */
const PRICE = 10;

/** A price in whole minor units is written to them; one that was divided to three figures (0,0185 €). */
function priceDecimals(minor: number, value: number, exponent: number): number {
  if (Number.isInteger(minor)) return exponent;
  return Math.min(Math.max(exponent, 2 - Math.floor(Math.log10(Math.abs(value)))), exponent + 6);
}

/** Money from minor units: integers, but for what is divided by a count (the cost of a point). */
export function formatMoney(locale: Locale, currency: string, minor: number, style: NumberStyle): string {
  const { exponent, symbol } = writingOf(locale, currency);
  const value = minor / 10 ** exponent;
  if (value !== 0 && Math.abs(value) < PRICE) {
    const isWhole = style === "compact" && Number.isInteger(value);
    const number = formatNumber(locale, value, isWhole ? 0 : priceDecimals(minor, value, exponent));
    return locale === "fr" ? joinUnit(number, symbol) : prefixed(symbol, number);
  }
  if (style === "compact") {
    const { number, suffix } = formatCompact(locale, Math.abs(value) < 1000 ? Math.round(value) : value);
    const gap = /^[A-Za-z]/.test(symbol) && suffix ? "\u00a0" : "";
    return locale === "fr" ? joinUnit(number, `${suffix}${gap}${symbol}`) : `${prefixed(symbol, number)}${suffix}`;
  }
  const number = formatNumber(locale, value, style === "exact" ? exponent : 0);
  return locale === "fr" ? joinUnit(number, symbol) : prefixed(symbol, number);
}
