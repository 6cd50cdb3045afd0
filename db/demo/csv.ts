import { writeFile } from "node:fs/promises";
import path from "node:path";

export type Row = Record<string, string | number | boolean | null>;

const cell = (value: Row[string]): string => {
  if (value === null) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV with a header of the first row's keys; null is an empty cell. */
export function toCsv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? null)).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

export const writeCsv = (folder: string, name: string, rows: readonly Row[]): Promise<void> =>
  writeFile(path.join(folder, `${name}.csv`), toCsv(rows), "utf8");

/** Cents as euros with two decimals. */
export const euros = (cents: number): string => (cents / 100).toFixed(2);
