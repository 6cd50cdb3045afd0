import { currencyExponent, currencySymbol } from "@/lib/format/money";
import type { Locale } from "@/lib/i18n/locale";
import type { Unit } from "@/lib/indicators/define-indicator";

const quote = (text: string) => (text ? `"${text.replaceAll('"', "")}"` : "");

/** From how much an amount is written in that scale, the commas that say so in a format, and its letter. */
const scales = [
  [1e7, ",,", { fr: "M", en: "M" }],
  [1e4, ",", { fr: "k", en: "k" }],
  [0, "", { fr: "", en: "" }],
] as const;

/**
 * The number format of an office file for figures of a unit as large as `top` (money in whole units of the currency, rates
 * as fractions). Grouping and decimal signs are of whoever opens it, spaces and units of the language that wrote it.
 */
export function officeFormat(unit: Unit, top: number, locale: Locale, currency: string): string {
  if (unit === "percent") return locale === "fr" ? '0.0"\u202f"%' : "0.0%";
  if (unit === "number" || unit === "days") return "#,##0.0";
  if (unit !== "money") return "#,##0";
  const [, commas, letters] = scales.find(([from]) => top >= from) ?? scales[2];
  const symbol = currencySymbol(locale, currency);
  const decimals = commas || currencyExponent(currency) === 0 || top >= 100 ? "" : ".00";
  const number = `#,##0${commas === ",," ? ".0" : decimals}${commas}`;
  return locale === "fr"
    ? `${number}${quote(`\u00a0${letters.fr}${symbol}`)}`
    : `${quote(symbol)}${number}${quote(letters.en)}`;
}
