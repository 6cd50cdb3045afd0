import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ImportError } from "./import-error";
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

it("says that a workbook is too large to be unpacked, before it is", async () => {
  const bytes = await bytesWith("A1");
  await converted(bytes);
  // What the directory says of its first file, unpacked.
  bytes.writeUInt32LE(100_000_001, bytes.indexOf("PK\x01\x02") + 24);
  const refused = converted(bytes);
  await expect(refused).rejects.toThrow(ImportError);
  await expect(refused).rejects.toThrow("orders.xlsx: it is too large to be read as a workbook: save it as CSV");
});

it("says which sheet has too many cells", async () => {
  await expect(converted(await bytesWith("XFD1048576"))).rejects.toThrow(
    "orders.xlsx: its sheet Orders is too large to be read as a workbook: save it as CSV",
  );
});
