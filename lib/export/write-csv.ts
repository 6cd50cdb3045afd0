import type { Locale } from "@/lib/i18n/locale";
import { keepAsText } from "./formula-cells";
import { type Cell, type CellUnit, type Sheet, unitOf } from "./sheet";

/** As the spreadsheet programs of each country read a file that they are given. */
const marks: Record<Locale, { separator: string; decimal: string }> = {
  fr: { separator: ";", decimal: "," },
  en: { separator: ",", decimal: "." },
};

const LINES_AT_ONCE = 500;

/** A text as a cell: never a formula, and quoted where it holds what ends a cell. */
function textCell(text: string, separator: string): string {
  const safe = keepAsText(text);
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function numberCell(value: number, unit: CellUnit, { exponent, locale }: Sheet): string {
  const decimals = { money: exponent, percent: 2, whole: 0, number: 4, text: 4, day: 0 }[unit];
  const shown = Number((unit === "percent" ? value * 100 : value).toFixed(decimals));
  return String(shown).replace(".", marks[locale].decimal);
}

/**
 * A sheet as CSV (RFC 4180) in pieces: the facts and an empty line, where there are any, the columns' names, the rows. UTF-8 with its mark,
 * days as ISO, rates in percent.
 */
export function* writeCsv(sheet: Sheet): Generator<string> {
  const { separator } = marks[sheet.locale];
  const line = (cells: string[]) => `${cells.join(separator)}\r\n`;
  const cellOf = (cell: Cell, unit: CellUnit): string => {
    if (cell === null) return "";
    return typeof cell === "number" ? numberCell(cell, unit, sheet) : textCell(cell, separator);
  };
  yield "\ufeff";
  for (const [name, value] of sheet.facts) yield line([textCell(name, separator), cellOf(value, "whole")]);
  if (sheet.facts.length > 0) yield line([]);
  yield line(sheet.columns.map(({ label }) => textCell(label, separator)));
  for (let first = 0; first < sheet.rows.length; first += LINES_AT_ONCE)
    yield sheet.rows
      .slice(first, first + LINES_AT_ONCE)
      .map((row, index) =>
        line(sheet.columns.map((column, place) => cellOf(row[place] ?? null, unitOf(column, first + index)))),
      )
      .join("");
}
