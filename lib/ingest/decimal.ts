/** An exact decimal number: `unscaled` × 10^-`scale`. */
export interface Decimal {
  unscaled: bigint;
  scale: number;
}

const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
/** Far above any amount, far below what would make a row slow to check. */
const MAX_DIGITS = 60;

/**
 * The number that a value says, digit for digit: text such as `-12.50` or `1.5e3` (a point, no thousands separator),
 * integers, and doubles by their shortest text (0.1 is one tenth). Null where it is none, or has over 60 digits.
 */
export function decimalOf(value: unknown): Decimal | null {
  if (typeof value === "bigint") return { unscaled: value, scale: 0 };
  if (typeof value === "number" && Number.isSafeInteger(value)) return { unscaled: BigInt(value), scale: 0 };
  if (typeof value !== "string" && typeof value !== "number") return null;
  const match = decimalText.exec(String(value).trim());
  if (!match) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const scale = fraction.length - Number(exponent);
  if (digits === "" || digits.length > MAX_DIGITS || Math.abs(scale) > MAX_DIGITS) return null;
  const magnitude = BigInt(digits) * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
  return { unscaled: sign === "-" ? -magnitude : magnitude, scale: Math.max(scale, 0) };
}

/** The number × 10^`places` as an integer, rounded half away from zero. */
export function toMinorUnits({ unscaled, scale }: Decimal, places: number): bigint {
  if (scale <= places) return unscaled * 10n ** BigInt(places - scale);
  const divisor = 10n ** BigInt(scale - places);
  const magnitude = ((unscaled < 0n ? -unscaled : unscaled) + divisor / 2n) / divisor;
  return unscaled < 0n ? -magnitude : magnitude;
}

/** The number as plain decimal text. */
export function formatDecimal({ unscaled, scale }: Decimal): string {
  if (scale === 0) return unscaled.toString();
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
