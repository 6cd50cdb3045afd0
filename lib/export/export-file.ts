import type { Sheet } from "./sheet";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx";

export const exportFormats = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A file on its way to the reader. */
export interface ExportFile {
  name: string;
  type: string;
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;
}

/** A sheet in one of the formats. `names` are those of a workbook's two pages. */
export function exportFile(sheet: Sheet, format: ExportFormat, names: { rows: string; facts: string }): ExportFile {
  const name = `${sheet.fileName}.${format}`;
  if (format === "xlsx")
    return {
      name,
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      body: writeXlsx(sheet, names),
    };
  const pieces = writeCsv(sheet);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return { name, type: "text/csv; charset=utf-8", body };
}
