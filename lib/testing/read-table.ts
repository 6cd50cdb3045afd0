import exceljs from "exceljs";
import JSZip from "jszip";

const WORKBOOK = "workbook\n";

/** Everything that a file of slides holds, the workbooks of its charts with it. */
export async function slidesText(file: ArrayBuffer | Uint8Array): Promise<string> {
  const parts = Object.values((await JSZip.loadAsync(file)).files).map(async (entry) =>
    entry.name.endsWith(".xlsx")
      ? slidesText(await entry.async("uint8array"))
      : /\.(xml|rels)$/.test(entry.name)
        ? `${entry.name}\n${await entry.async("string")}`
        : "",
  );
  return (await Promise.all(parts)).join("\n");
}

/** A response's body as text; of a workbook the cells of its first page, by tabs and lines. */
export async function bodyOf(response: Response): Promise<string> {
  if (response.headers.get("content-type")?.includes("presentation")) return slidesText(await response.arrayBuffer());
  if (!response.headers.get("content-type")?.includes("spreadsheet")) return response.text();
  const book = new exceljs.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const lines: string[] = [];
  book.worksheets[0]?.eachRow((row) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1) : [];
    lines.push(
      Array.from(cells, (cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? ""))).join("\t"),
    );
  });
  return WORKBOOK + lines.join("\n");
}

/** The rows below the columns' names of a file that `bodyOf` read: a workbook, or CSV of a French reader. */
export function readTable(text: string): string[][] {
  if (text.startsWith(WORKBOOK))
    return text
      .split("\n")
      .slice(2)
      .map((line) => line.split("\t"));
  const lines = text.split("\r\n");
  return lines
    .slice(lines.indexOf("") + 2, -1)
    .map((line) => line.split(";").map((cell) => cell.replace(/^"(.*)"$/, "$1").replaceAll('""', '"')));
}
