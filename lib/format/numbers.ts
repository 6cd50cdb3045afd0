import type { Locale } from "@/lib/i18n/locale";

/** What is shown where there is no value. */
export const NO_VALUE = "–";
export const MINUS = "\u2212";
const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** English as written in Europe: days before months, 24 hours. */
export const intlLocale: Record<Locale, string> = { fr: "fr-FR", en: "en-GB" };

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, minimum: number, maximum: number): Intl.NumberFormat {
  const key = `${locale}/${minimum}/${maximum}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(intlLocale[locale], {
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
  });
  cache.set(key, made);
  return made;
}

/** A plain number: narrow thousands in French, a real minus, never a minus before zero. */
export function formatNumber(locale: Locale, value: number, decimals = 0, upTo = decimals): string {
  const text = numberFormat(locale, decimals, upTo)
    .format(value)
    .replace(/[\u00a0\u202f]/g, NARROW)
    .replace("-", MINUS);
  return /[1-9]/.test(text) ? text : text.replace(MINUS, "");
}

/** A fraction as a percentage. */
export function formatPercent(locale: Locale, fraction: number, decimals = 1, upTo = decimals): string {
  return `${formatNumber(locale, fraction * 100, decimals, upTo)}${locale === "fr" ? NARROW : ""}%`;
}

const SCALES: { from: number; suffix: Record<Locale, string> }[] = [
  { from: 1e9, suffix: { fr: "Md", en: "bn" } },
  { from: 1e6, suffix: { fr: "M", en: "M" } },
  { from: 1e3, suffix: { fr: "k", en: "k" } },
];

export interface Compact {
  number: string;
  /** `k`, `M`, … or empty. */
  suffix: string;
}

/** Three digits at most, with the scale they are in: 1,2 M; 683 k; 940. */
export function formatCompact(locale: Locale, value: number): Compact {
  // 999 950 reads 1,0 M, not 1 000 k: the scale is chosen on the number as it will be rounded.
  const size = Math.abs(value) * (1 + 0.0005);
  const scale = SCALES.find(({ from }) => size >= from);
  if (!scale) return { number: formatNumber(locale, value, 0, Number.isInteger(value) ? 0 : 1), suffix: "" };
  const scaled = value / scale.from;
  return { number: formatNumber(locale, scaled, 0, Math.abs(scaled) < 99.95 ? 1 : 0), suffix: scale.suffix[locale] };
}

/** A number in the scale that another would be given in, without its name: the lower ticks of an axis. */
export function formatAtScaleOf(locale: Locale, value: number, reference: number): string {
  const size = Math.abs(reference);
  const scale = SCALES.find(({ from }) => size >= from);
  // Under 1, as fine as the quarter of a step needs.
  const decimals = size > 0 && size < 1 ? 2 - Math.floor(Math.log10(size)) : 2;
  return formatNumber(locale, value / (scale?.from ?? 1), 0, Math.min(decimals, 9));
}

/** A sign in front, but for zero. */
export const withSign = (text: string, value: number): string => (value > 0 && /[1-9]/.test(text) ? `+${text}` : text);

export const joinUnit = (number: string, unit: string): string => `${number}${NO_BREAK}${unit}`;
