import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { type ZippedFile, zipOf } from "./testing-zip";
import { unpackedBytes } from "./unpacked-bytes";

const file = (bytes: number, more: Partial<ZippedFile> = {}): ZippedFile => ({
  name: "xl/workbook.xml",
  content: Buffer.alloc(bytes, "a"),
  ...more,
});
const count = (files: ZippedFile[], most = 1_000_000) => unpackedBytes(zipOf(files), most);

describe("what a zip unpacks to is counted", () => {
  test("over its files, packed or not", async () => {
    expect(await count([file(5_000), file(300, { name: "b", stored: true })])).toBe(5_300);
  });

  test("whatever its directory says", async () => {
    expect(await count([file(5_000, { says: 10 })])).toBe(5_000);
    expect(await count([file(5_000, { says: 3_000_000_000 })])).toBe(5_000);
  });

  test("as often as its directory lists the same bytes", async () => {
    expect(await count([file(5_000, { times: 7 })])).toBe(35_000);
  });

  test("no further than past the most", async () => {
    const found = await count([file(50_000_000, { says: 10 }), file(50_000_000)], 1_000);
    expect(found).toBeGreaterThan(1_000);
    expect(found).toBeLessThan(1_000_000);
  });

  test("of a workbook as of any", async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet("Orders").getCell("A1").value = 1;
    expect(await unpackedBytes(Buffer.from(await workbook.xlsx.writeBuffer()), 1_000_000)).toBeGreaterThan(1_000);
  });
});

describe("no zip is", () => {
  const good = zipOf([file(5_000), file(10, { name: "b" })]);
  const spoiled = (change: (zip: Buffer) => void) => {
    const zip = Buffer.from(good);
    change(zip);
    return zip;
  };
  const end = good.length - 22;
  const entry = good.indexOf("PK\x01\x02");

  test.each([
    ["text", Buffer.from("ref,account\n")],
    ["one cut short", good.subarray(0, -5)],
    ["one with another before it, which readers may take instead", Buffer.concat([good, good])],
    ["one of no files", zipOf([])],
    ["one that lists fewer than it says", spoiled((zip) => zip.writeUInt16LE(3, end + 8))],
    ["one of several disks", spoiled((zip) => zip.writeUInt16LE(0xffff, end + 4))],
    ["one whose files are counted elsewhere", zipOf([file(1, { times: 65_535 })])],
    ["one whose sizes stand elsewhere", spoiled((zip) => zip.writeUInt32LE(0xffffffff, entry + 24))],
    ["one whose file lies past its end", spoiled((zip) => zip.writeUInt32LE(good.length, entry + 42))],
    ["one packed in another way", spoiled((zip) => zip.writeUInt16LE(12, entry + 10))],
    ["one whose bytes are not packed as it says", spoiled((zip) => zip.fill(0xff, 30 + 15, 30 + 15 + 8))],
  ])("%s", async (_, zip) => expect(await unpackedBytes(zip, 1_000_000)).toBeNull());

  test("and what is good is one", async () => expect(await unpackedBytes(good, 1_000_000)).toBe(5_010));
});
