import { stat } from "node:fs/promises";
import { asItWas } from "@/lib/export/formula-cells";
import { Refusal } from "@/lib/refusals/refusal";
import { convertWorkbooks } from "../workbooks";
import { LONGEST_NAME } from "./mapping";
import { type CsvRecord, RecordCutter } from "./read-records";
import { type Encoding, encodingOf, readText } from "./text-file";

/** A row of an uploaded file, and the line (of a workbook the row) on which it begins. */
export type UploadedRow = CsvRecord;

/** What an uploaded file holds: a header, and rows below it. */
export interface UploadedTable {
  /** The names of its columns, each once; empty where one has none. */
  header: string[];
  /** Rows that say anything, some at once. */
  rows(): AsyncGenerator<UploadedRow[]>;
}

const separators = [",", ";", "\t", "|"];
/** Characters in which the separator is looked for, and columns of a file at most. */
const LOOKED_THROUGH = 64_000;
const MOST_COLUMNS = 500;

const isBlank = ({ cells }: CsvRecord) => cells.every((cell) => cell.trim() === "");

/** The first records of a text that may end in the middle of one. */
function firstRecords(text: string, separator: string): CsvRecord[] {
  try {
    return new RecordCutter(separator).cut(text).filter((record) => !isBlank(record));
  } catch {
    return [];
  }
}

/** The mark that cuts most rows into as many cells as the first, and into most. */
function separatorOf(text: string): string {
  const scored = separators.map((separator) => {
    const [first, ...rest] = firstRecords(`${text}\n`, separator);
    const width = first?.cells.length ?? 0;
    const alike = rest.filter(({ cells }) => cells.length === width).length + 1;
    return { separator, score: width < 2 ? 0 : width * (alike / (rest.length + 1)) };
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.separator : ",";
}

async function firstText(path: string, encoding: Encoding): Promise<string> {
  let text = "";
  for await (const piece of readText(path, encoding)) {
    text += piece;
    if (text.length > LOOKED_THROUGH) break;
  }
  return text.slice(0, LOOKED_THROUGH);
}

async function* readRecords(path: string, encoding: Encoding, separator: string): AsyncGenerator<CsvRecord[]> {
  const cutter = new RecordCutter(separator);
  for await (const text of readText(path, encoding)) yield cutter.cut(text);
  const last = cutter.end();
  if (last) yield [last];
}

/** Each name once, a second one with its number. */
function namesOf(cells: string[]): string[] {
  const names: string[] = [];
  for (const cell of cells) {
    const name = asItWas(cell)
      .trim()
      .slice(0, LONGEST_NAME - 5)
      .replace(/[\0\p{Surrogate}]/gu, "");
    let unique = name;
    for (let number = 2; name !== "" && names.includes(unique); number++) unique = `${name} (${number})`;
    names.push(unique);
  }
  return names;
}

/** Reads records below the first that says anything; in a workbook's sheet, as CSV, a record is a row. Null: there is none. */
async function tableOf(path: string, isSheet: boolean): Promise<UploadedTable | null> {
  const encoding = await encodingOf(path);
  const separator = isSheet ? "," : separatorOf(await firstText(path, encoding));
  let counted = 0;
  const placed = (record: CsvRecord) => (isSheet ? { ...record, line: ++counted } : record);
  async function* all(): AsyncGenerator<CsvRecord[]> {
    counted = 0;
    for await (const records of readRecords(path, encoding, separator))
      yield records.map(placed).filter((record) => !isBlank(record));
  }
  let header: CsvRecord | undefined;
  for await (const [first] of all()) {
    header = first;
    if (header) break;
  }
  if (!header) return null;
  if (header.cells.length > MOST_COLUMNS) throw new Refusal("too-many-columns", { most: MOST_COLUMNS });
  const { line } = header;
  return {
    header: namesOf(header.cells),
    rows: async function* () {
      for await (const records of all())
        yield records
          .filter((record) => record.line > line)
          .map((record) => ({ ...record, cells: record.cells.map(asItWas) }));
    },
  };
}

/**
 * Opens the one file in `folder`: a CSV as it is, of a workbook the first sheet that holds anything, which is written to
 * `sheets`. Throws a `Refusal` for what is no such file, or too large.
 */
export async function openUploaded(folder: string, name: string, sheets: string): Promise<UploadedTable> {
  const isWorkbook = /\.xlsx$/i.test(name);
  const files = isWorkbook ? await convertWorkbooks(folder, sheets) : [`${folder}/${name}`];
  for (const file of files) {
    if ((await stat(file)).size === 0) continue;
    const table = await tableOf(file, isWorkbook);
    if (table) return table;
  }
  throw new Refusal("empty-upload");
}
