import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { finished } from "node:stream/promises";
import type { CellValue, Worksheet } from "exceljs";
import { ImportError } from "./import-error";

/** Dates in a workbook have no zone; exceljs gives them as if in UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "not a date";
  const [day = "", time = ""] = date
    .toISOString()
    .replace(/\.000Z$|Z$/, "")
    .split("T");
  return time === "00:00:00" ? day : `${day} ${time}`;
}

/** A cell as people see it; a formula is its result, an error its own text (`#REF!`), which then fails validation. */
function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map((part) => part.text).join("");
  if ("error" in value) return value.error;
  if ("hyperlink" in value) return cellText(value.text as CellValue);
  return "result" in value ? cellText(value.result) : "";
}

const csvField = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Cells of a sheet, empty ones among them: each is a field of the file that it becomes. */
const MOST_CELLS = 20_000_000;
/** Bytes of a workbook, unpacked: it is held in memory, where it is some twelve times as large, of numbers alone twenty. */
const MOST_BYTES = 100_000_000;

/** What exceljs would make a cell of for every one that they name, a million rows from one line; none holds a value. */
const widened = ["mergeCells", "dataValidations", "conditionalFormatting"];

const tooLarge = (what: string) => new ImportError(`${what} is too large to be read as a workbook: save it as CSV`);

/** The bytes that a workbook, a zip, says it unpacks to: the sum over its directory. What is no zip unpacks to nothing. */
function unpackedBytes(zip: Buffer): number {
  const end = zip.lastIndexOf("PK\x05\x06");
  if (end < 0 || end + 20 > zip.length) return 0;
  let bytes = 0;
  for (let at = zip.readUInt32LE(end + 16); at + 46 <= end && zip.toString("latin1", at, at + 4) === "PK\x01\x02"; ) {
    bytes += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return bytes;
}

/** One line a row of the sheet, empty ones too as far as possible, so that a reject's line is the sheet's row. */
async function writeSheet(sheet: Worksheet, path: string, name: string): Promise<void> {
  if (sheet.rowCount * sheet.columnCount > MOST_CELLS) throw tooLarge(`${name}: its sheet ${sheet.name}`);
  const file = createWriteStream(path, { mode: 0o600 });
  for (let number = 1; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number);
    const fields = Array.from({ length: sheet.columnCount }, (_, index) =>
      csvField(cellText(row.getCell(index + 1).value)),
    );
    if (!file.write(`${fields.join(",")}\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
}

/** Nothing in a sheet's name may lead out of the folder. */
export const fileSafe = (name: string) => name.replace(/[/\\\0]/g, "_").replace(/^\.+/, "_");

/**
 * Writes each sheet of each .xlsx right in `dataFolder` to `<target>/<workbook>/<sheet>.csv`. A workbook is held in
 * memory while it is converted. Returns what it wrote, sheets in their workbook's order. Throws an `ImportError` naming a
 * workbook that cannot be read, or is too large to be.
 */
export async function convertWorkbooks(dataFolder: string, target: string): Promise<string[]> {
  const written: string[] = [];
  await mkdir(target, { recursive: true, mode: 0o700 });
  const names = (await readdir(dataFolder)).filter((name) => /\.xlsx$/i.test(name) && !name.startsWith("~$"));
  if (names.length === 0) return written;
  const { default: exceljs } = await import("exceljs");
  for (const name of names.sort()) {
    const workbook = new exceljs.Workbook();
    const path = join(dataFolder, name);
    if ((await stat(path)).size > MOST_BYTES) throw tooLarge(`${path}: it`);
    const packed = await readFile(path);
    const bytes = unpackedBytes(packed);
    if (bytes === 0) throw new ImportError(`${path}: no workbook`);
    if (bytes > MOST_BYTES) throw tooLarge(`${path}: it`);
    await workbook.xlsx.load(Uint8Array.from(packed).buffer, { ignoreNodes: [...widened] }).catch((error: Error) => {
      throw new ImportError(`${path}: ${error.message}`);
    });
    const folder = join(target, fileSafe(basename(name).replace(/\.xlsx$/i, "")));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const sheet of workbook.worksheets) {
      const file = join(folder, `${fileSafe(sheet.name)}.csv`);
      await writeSheet(sheet, file, path);
      written.push(file);
    }
  }
  return written;
}
