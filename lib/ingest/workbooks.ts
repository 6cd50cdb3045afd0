import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { finished } from "node:stream/promises";
import type { CellValue, Worksheet } from "exceljs";
import { Refusal } from "@/lib/refusals/refusal";
import { unpackedBytes } from "./unpacked-bytes";

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

/** Characters of the files that a workbook becomes: a text that many cells share is in it once. */
const MOST_WRITTEN = 2 * MOST_BYTES;

/** What exceljs would make a cell of for every one that they name, a million rows from one line; none holds a value. */
const widened = ["mergeCells", "dataValidations", "conditionalFormatting"];

/**
 * One line a row of the sheet, empty ones too as far as possible, so that a reject's line is the sheet's row. Returns how many
 * characters it wrote, `most` at most.
 */
async function writeSheet(sheet: Worksheet, path: string, name: string, most: number): Promise<number> {
  // Both look at every row, each time.
  const { rowCount, columnCount } = sheet;
  const tooLarge = () => new Refusal("large-sheet", { name, sheet: sheet.name });
  if (rowCount * columnCount > MOST_CELLS) throw tooLarge();
  let written = 0;
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    for (let number = 1; number <= rowCount; number++) {
      const row = sheet.findRow(number);
      const fields = Array.from({ length: columnCount }, (_, index) =>
        csvField(cellText(row?.findCell(index + 1)?.value)),
      );
      const line = `${fields.join(",")}\n`;
      written += line.length;
      if (written > most) throw tooLarge();
      if (!file.write(line)) await once(file, "drain");
    }
  } finally {
    file.end();
  }
  await finished(file);
  return written;
}

/** Nothing in a sheet's name may lead out of the folder. */
export const fileSafe = (name: string) => name.replace(/[/\\\0]/g, "_").replace(/^\.+/, "_");

/**
 * Writes each sheet of each .xlsx right in `dataFolder` to `<target>/<workbook>/<sheet>.csv`. A workbook is held in
 * memory while it is converted. Returns what it wrote, sheets in their workbook's order. Throws a `Refusal` naming a
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
    if ((await stat(path)).size > MOST_BYTES) throw new Refusal("large-workbook", { name });
    const packed = await readFile(path);
    const bytes = await unpackedBytes(packed, MOST_BYTES);
    if (bytes === null) throw new Refusal("no-workbook", { name });
    if (bytes > MOST_BYTES) throw new Refusal("large-workbook", { name });
    await workbook.xlsx.load(Uint8Array.from(packed).buffer, { ignoreNodes: [...widened] }).catch(() => {
      throw new Refusal("no-workbook", { name });
    });
    const folder = join(target, fileSafe(basename(name).replace(/\.xlsx$/i, "")));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    let room = MOST_WRITTEN;
    for (const sheet of workbook.worksheets) {
      const file = join(folder, `${fileSafe(sheet.name)}.csv`);
      room -= await writeSheet(sheet, file, name, room);
      written.push(file);
    }
  }
  return written;
}
