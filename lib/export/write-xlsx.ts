import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import exceljs from "exceljs";
import { type Cell, type CellUnit, type Sheet, unitOf } from "./sheet";

const formatOf = (unit: CellUnit, exponent: number): string | undefined =>
  ({
    text: undefined,
    money: exponent > 0 ? `#,##0.${"0".repeat(exponent)}` : "#,##0",
    percent: "0.0%",
    whole: "#,##0",
    number: "#,##0.00##",
    day: "yyyy-mm-dd",
  })[unit];

/** Without the two characters that XML has not and the writer lets through: one alone makes a workbook unreadable. */
const legible = <T>(cell: T): T | string => (typeof cell === "string" ? cell.replaceAll(/[\ufffe\uffff]/g, "") : cell);

/** A text is typed as text, whatever it begins with: only a formula's own type is calculated. */
const typedOf = (cell: Cell, unit: CellUnit): string | number | Date | null =>
  unit === "day" && typeof cell === "string" ? new Date(`${cell}T00:00:00Z`) : legible(cell);

/** A name of a sheet may not hold these, nor be longer. */
const sheetName = (name: string) => name.replace(/[\\/*?:[\]]/g, " ").slice(0, 31);

const ROWS_AT_ONCE = 200;

/** Lets others have their turn, and what is written be read by who asked for it. Throws once nobody reads any more. */
async function letPass(out: PassThrough): Promise<void> {
  await setImmediate();
  if (out.writableNeedDrain) await once(out, "drain");
  if (out.destroyed) throw new Error("nobody reads the workbook any more");
}

/**
 * A sheet as a workbook, written row by row as it is read: the rows under a header that stays, then the facts on a
 * sheet of their own. Numbers, rates and days are typed as such.
 */
export function writeXlsx(sheet: Sheet, names: { rows: string; facts: string }): ReadableStream<Uint8Array> {
  const out = new PassThrough();
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const write = async () => {
    const page = book.addWorksheet(sheetName(names.rows), { views: [{ state: "frozen", ySplit: 1 }] });
    page.columns = sheet.columns.map(({ label }) => ({ header: label, width: Math.max(14, label.length + 2) }));
    page.getRow(1).font = { bold: true };
    page.getRow(1).commit();
    for (const [place, cells] of sheet.rows.entries()) {
      const row = page.addRow([]);
      for (const [index, column] of sheet.columns.entries()) {
        const unit = unitOf(column, place);
        const cell = row.getCell(index + 1);
        cell.value = typedOf(cells[index] ?? null, unit);
        const format = formatOf(unit, sheet.exponent);
        if (format) cell.numFmt = format;
      }
      row.commit();
      if (place % ROWS_AT_ONCE === 0) await letPass(out);
    }
    page.commit();
    const facts = book.addWorksheet(sheetName(names.facts));
    facts.columns = [{ width: 24 }, { width: 60 }];
    for (const fact of sheet.facts) facts.addRow(fact.map(legible)).commit();
    facts.commit();
    await book.commit();
  };
  write().catch((error) => out.destroy(error));
  return Readable.toWeb(out) as ReadableStream<Uint8Array>;
}
