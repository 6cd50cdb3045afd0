/** How a file writes days and numbers. A day as `YYYY-MM-DD` is read whatever its format is, as workbooks write it. */
export interface ValueFormats {
  days: (typeof dayFormats)[number];
  decimals: (typeof decimalFormats)[number];
}

/** 2026-01-31 · 31/01/2026 · 01/31/2026. */
export const dayFormats = ["iso", "dmy", "mdy"] as const;
/** 1234.56 · 1 234,56. */
export const decimalFormats = ["point", "comma"] as const;

const midnight = "(?:[ T]00:00(?::00(?:\\.0+)?)?)?$";
const isoDay = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)${midnight}`);
const slashedDay = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})${midnight}`);

/** Year, month and day of such a text, as digits; null where it is none. */
export function writtenDay(text: string, days: ValueFormats["days"]): [string, string, string] | null {
  const iso = isoDay.exec(text);
  if (iso) return [iso[1] ?? "", iso[2] ?? "", iso[3] ?? ""];
  const slashed = days === "iso" ? null : slashedDay.exec(text);
  if (!slashed) return null;
  const [first, second] = [slashed[1], slashed[3]].map((part) => (part ?? "").padStart(2, "0")) as [string, string];
  return days === "dmy" ? [slashed[4] ?? "", second, first] : [slashed[4] ?? "", first, second];
}

/** One thousand and more, or a decimal point: nobody can tell. */
const ambiguous = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
/** Groups of three digits, all parted by the same mark. */
const grouped = /^([+-]?[1-9]\d{0,2})((?:([.\s'’])\d{3})(?:\3\d{3})*)(?:,(\d*))?$/;

/**
 * A number with a decimal comma as `decimalOf` reads it: 1 234,56 and 1.234,56 are 1234.56. A point alone is a decimal
 * point, as workbooks write numbers, but in 1.234, which is refused. What is no text stays as it is.
 */
export function writtenNumber(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (ambiguous.test(text)) return null;
  const [, first, rest, , fraction = ""] = grouped.exec(text) ?? [];
  if (first !== undefined) return `${first}${rest?.replace(/\D/g, "")}.${fraction}`;
  return text.includes(".") ? text : text.replace(",", ".");
}
