import { currencyExponent, currencySymbol } from "@/lib/format/money";
import type { Locale } from "@/lib/i18n/locale";
import type { Unit } from "@/lib/indicators/define-indicator";

const quote = (text: string) => (text ? `"${text.replaceAll('"', "")}"` : "");

/** From how much a figure is written in that scale: its decimals, the commas that say so in a format, its letter. */
const scales = [
  [1e6, ".0,,", "M"],
  [1e4, ",", "k"],
  [100, "", ""],
  [1, ".00", ""],
  [0, ".0000", ""],
] as const;

/**
 * The number format of an office file for figures of a unit as large as `top` (money in whole units of the currency, rates
 * as fractions). Grouping and decimal signs are of whoever opens it, spaces and units of the language that wrote it.
 */
export function officeFormat(unit: Unit, top: number, locale: Locale, currency: string): string {
  if (unit === "percent") return locale === "fr" ? '0.0"\u202f"%' : "0.0%";
  if (unit === "number" || unit === "days") return "#,##0.0";
  const [, scale, letter] = scales.find(([from]) => top >= from) ?? scales[2];
  if (unit !== "money")
    return top < 1e5 ? "#,##0" : `#,##0${scale}${quote(locale === "fr" ? `\u00a0${letter}` : letter)}`;
  const number = `#,##0${currencyExponent(currency) === 0 ? scale.replace(/^\.00$/, "") : scale}`;
  const symbol = currencySymbol(locale, currency);
  return locale === "fr"
    ? `${number}${quote(`\u00a0${letter}${symbol}`)}`
    : `${quote(symbol)}${number}${quote(letter)}`;
}
