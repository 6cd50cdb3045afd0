import { type NamedIn, type RejectReason, reasonText } from "@/lib/refusals/reject-reasons";
import { dayProblem, FIRST_YEAR, LAST_YEAR } from "./calendar-day";
import { type Decimal, decimalOf, formatDecimal, toMinorUnits } from "./decimal";
import type { FeedColumn } from "./feeds";
import { type ValueFormats, writtenDay, writtenNumber } from "./value-formats";

/** Why a value is refused. */
export class Invalid {
  private constructor(readonly reason: string) {}

  static because<Reason extends RejectReason>(reason: Reason, ...named: NamedIn<Reason, string | number>): Invalid {
    return new Invalid(reasonText(reason, ...named));
  }
}

/** From a value as its source gave it (never null) to the text PostgreSQL reads it from. */
export type ParseValue = (value: unknown) => string | null | Invalid;

type ReadNumber = (value: unknown) => Decimal | null;

/** As SELECTs return values. */
const canonical: ValueFormats = { days: "iso", decimals: "point" };
const noDay = { iso: "noDay", dmy: "noDayFirst", mdy: "noMonthFirst" } as const;
const noAmount = { point: "noAmount", comma: "noAmountWithComma" } as const;
const noNumber = { point: "noNumber", comma: "noNumberWithComma" } as const;

/** Minor units, or points, of a row: a code that was taken for an amount is more, and sums of such would be no number. */
const LARGEST = 1e13;
/** Codes and segments are keys of indexes, whose entries must stay under 2,700 bytes. */
const MAX_TEXT = 200;
const instantText =
  /^(\d{4})-(\d\d)-(\d\d)[ T]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?$/;
const plainAmount = /^(-?\d{1,12})(?:\.(\d{1,3}))?$/;
const flags: Record<string, string> = { true: "t", "1": "t", false: "f", "0": "f" };

const text: ParseValue = (value) => {
  if (typeof value === "object") return Invalid.because("noText");
  const trimmed = String(value).trim();
  if (trimmed === "") return null;
  if (trimmed.length > MAX_TEXT) return Invalid.because("tooLong", { most: MAX_TEXT });
  return trimmed.includes("\0") ? Invalid.because("holdsNul") : trimmed;
};

function integer([least, most]: readonly [number, number], read: ReadNumber): ParseValue {
  return (value) => {
    const number = read(value);
    if (!number) return Invalid.because("noInteger");
    const whole = number.unscaled / 10n ** BigInt(number.scale);
    if (whole * 10n ** BigInt(number.scale) !== number.unscaled) return Invalid.because("noInteger");
    return whole < least || whole > most ? Invalid.because("outOfRange", { least, most }) : whole.toString();
  };
}

function money(places: number, { decimals }: ValueFormats, read: ReadNumber): ParseValue {
  return (value) => {
    // Nearly every amount there is needs no rounding: its digits with the point moved are the answer.
    const plain = decimals === "point" ? plainAmount.exec(String(value)) : null;
    const fraction = plain?.[2] ?? "";
    if (plain && fraction.length <= places) {
      const minor = `${plain[1]}${fraction.padEnd(places, "0")}`;
      return Math.abs(Number(minor)) > LARGEST ? Invalid.because("tooLarge") : minor;
    }
    const number = read(value);
    if (!number) return Invalid.because(noAmount[decimals]);
    const minor = toMinorUnits(number, places);
    return minor < -LARGEST || minor > LARGEST ? Invalid.because("tooLarge") : minor.toString();
  };
}

const decimal =
  ({ decimals }: ValueFormats, read: ReadNumber): ParseValue =>
  (value) => {
    const number = read(value);
    return number ? formatDecimal(number) : Invalid.because(noNumber[decimals]);
  };

/** Why a year, month and day are refused, or null where they are a day from 1900 to 2200. */
function impossibleDay(year?: string, month?: string, ofMonth?: string): Invalid | null {
  const problem = dayProblem(Number(year), Number(month), Number(ofMonth));
  if (problem === null) return null;
  return problem === "far"
    ? Invalid.because("farDay", { least: FIRST_YEAR, most: LAST_YEAR })
    : Invalid.because("noSuchDay");
}

function day({ days }: ValueFormats): ParseValue {
  return (value) => {
    const written = typeof value === "string" ? writtenDay(value.trim(), days) : null;
    if (!written) return Invalid.because(noDay[days]);
    const [year, month, ofMonth] = written;
    return impossibleDay(year, month, ofMonth) ?? written.join("-");
  };
}

const instant: ParseValue = (value) => {
  const match = typeof value === "string" ? instantText.exec(value.trim()) : null;
  if (!match) return Invalid.because("noInstant");
  return impossibleDay(match[1], match[2], match[3]) ?? (match[5] ? match[0] : Invalid.because("noOffset"));
};

const flag: ParseValue = (value) => {
  const said = flags[String(value).trim().toLowerCase()];
  return said ?? Invalid.because("noFlag");
};

function choice(values: readonly string[]): ParseValue {
  return (value) => {
    const said = text(value);
    if (said === null || said instanceof Invalid || values.includes(said)) return said;
    return Invalid.because("noChoice", { what: values.join(", ") });
  };
}

function parserOfKind(column: FeedColumn, places: number, formats: ValueFormats): ParseValue {
  const read: ReadNumber = formats.decimals === "point" ? decimalOf : (value) => decimalOf(writtenNumber(value));
  switch (column.kind) {
    case "text":
    case "code":
      return text;
    case "integer":
      return integer(column.range ?? [-LARGEST, LARGEST], read);
    case "money":
      return money(places, formats, read);
    case "decimal":
      return decimal(formats, read);
    case "day":
      return day(formats);
    case "instant":
      return instant;
    case "flag":
      return flag;
    case "choice":
      return choice(column.values ?? []);
  }
}

function absentValue(column: FeedColumn, parse: ParseValue): string | null | Invalid {
  if (column.required) return Invalid.because("missing");
  // A default text may be empty, which `parse` would call nothing said.
  if (typeof column.default === "string") return column.default;
  return column.default === undefined ? null : parse(column.default);
}

/**
 * The reader of one column's values. Blank text counts as nothing said: the column's default, or null; refused where the
 * column is required. `places`: decimals of the programme's currency. What its reader refused stays refused.
 */
export function columnParser(column: FeedColumn, places: number, formats: ValueFormats = canonical): ParseValue {
  const parse = parserOfKind(column, places, formats);
  const absent = absentValue(column, parserOfKind(column, places, canonical));
  return (value) => {
    if (value instanceof Invalid) return value;
    if (value === null || value === undefined || (typeof value === "string" && value.trim() === "")) return absent;
    return parse(value) ?? absent;
  };
}
