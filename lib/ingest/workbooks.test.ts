import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { zipOf } from "./testing-zip";
import { convertWorkbooks } from "./workbooks";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pilotage-workbooks-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A workbook with one cell, its bytes. */
async function bytesWith(cell: string): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet("Orders").getCell(cell).value = "A1";
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const converted = async (bytes: Buffer) => {
  await writeFile(join(folder, "orders.xlsx"), bytes);
  return convertWorkbooks(folder, join(folder, "sheets"));
};

it("says that a workbook is too large to be unpacked, whatever its directory says", async () => {
  const content = Buffer.alloc(100_000_001, "<c/>");
  await expect(converted(zipOf([{ name: "xl/workbook.xml", content, says: 10 }]))).rejects.toMatchObject({
    code: "large-workbook",
    values: { name: "orders.xlsx" },
  });
});

it.each([
  ["text", Buffer.from("ref,account\n")],
  ["a zip of something else", zipOf([{ name: "xl/workbook.xml", content: Buffer.from("nothing") }])],
])("says that %s is no workbook", async (_, bytes) => {
  await expect(converted(bytes)).rejects.toMatchObject({ code: "no-workbook", values: { name: "orders.xlsx" } });
});

it("says which sheet has too many cells", async () => {
  await expect(converted(await bytesWith("XFD1048576"))).rejects.toMatchObject({
    code: "large-sheet",
    values: { name: "orders.xlsx", sheet: "Orders" },
  });
});

it("says which sheet would be too large a file, of few cells with a text that they share", async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet("Orders");
  const text = "x".repeat(1_000_000);
  for (let row = 1; row <= 210; row++) sheet.getCell(row, 1).value = text;
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer({ useSharedStrings: true }));
  expect(bytes.length).toBeLessThan(1_000_000);
  await expect(converted(bytes)).rejects.toMatchObject({
    code: "large-sheet",
    values: { name: "orders.xlsx", sheet: "Orders" },
  });
});

it("takes a cell far below all others for what it is, in no time that grows with the square of the rows", async () => {
  const [file = ""] = await converted(await bytesWith("A300000"));
  expect(await readFile(file, "utf8")).toBe(`${"\n".repeat(299_999)}A1\n`);
});
