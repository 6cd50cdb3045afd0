import type { Locale } from "@/lib/i18n/locale";

/** Money is in whole units of the currency by then, rates are fractions, days `YYYY-MM-DD`. */
export type CellUnit = "text" | "money" | "percent" | "whole" | "number" | "day";
export type Cell = string | number | null;

interface SheetColumn {
  label: string;
  /** Of every cell below, or of each row. */
  unit: CellUnit | ((row: number) => CellUnit);
}

/** A table as it leaves the product: what it is of, then its rows. Null is "not known" and stays empty. */
export interface Sheet {
  locale: Locale;
  /** Without its ending. */
  fileName: string;
  /** Name and value of what every reader of the file must know: programme, period, filters, as of, rows. */
  facts: [name: string, value: string | number][];
  columns: SheetColumn[];
  rows: Cell[][];
  /** Decimals of money. */
  exponent: number;
}

export const unitOf = (column: SheetColumn, row: number): CellUnit =>
  typeof column.unit === "function" ? column.unit(row) : column.unit;

/** A file's name of letters, digits and hyphens, whatever the names in it are. */
export const fileNameOf = (parts: readonly (string | number | null)[]): string =>
  parts
    .filter((part) => part !== null && part !== "")
    .map((part) =>
      String(part)
        .normalize("NFD")
        .replace(/\p{Mn}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, ""),
    )
    .filter(Boolean)
    .join("-")
    .slice(0, 150);
