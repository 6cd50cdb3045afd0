import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/lib/refusals/refusal";
import { guessColumns, guessFormats } from "./guess-mapping";
import { mappingProblem } from "./mapping";
import { RecordCutter } from "./read-records";
import { openUploaded } from "./uploaded-table";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pilotage-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array, name = "orders.csv") {
  await writeFile(join(folder, name), content);
  const table = await openUploaded(folder, name, `${folder}-sheets`);
  const rows: [number, ...string[]][] = [];
  for await (const some of table.rows())
    rows.push(...some.map(({ line, cells }): [number, ...string[]] => [line, ...cells]));
  await rm(`${folder}-sheets`, { recursive: true, force: true });
  return { header: table.header, rows };
}

describe("a CSV's records stand on the lines of the file", () => {
  test("with line breaks in quotes, blank lines before and between, and no end", async () => {
    const { header, rows } = await read('\n\nref;note\r\n1;"two\r\nlines"\r\n\r\n;\r\n2;"a ""b"";c"\r\n3;end');
    expect(header).toEqual(["ref", "note"]);
    expect(rows).toEqual([
      [4, "1", "two\r\nlines"],
      [8, "2", 'a "b";c'],
      [9, "3", "end"],
    ]);
  });

  test("with returns alone", async () => {
    expect((await read('a,b\r1,"x\ry"\r2,z')).rows).toEqual([
      [2, "1", "x\ry"],
      [4, "2", "z"],
    ]);
  });

  test("whatever pieces the text comes in", () => {
    const text = 'a;b\r\n1;"x ""y""\r\nz"\r\n2;\n\n"3";4';
    const cutAt = (size: number) => {
      const cutter = new RecordCutter(";");
      const records = [];
      for (let at = 0; at < text.length; at += size) records.push(...cutter.cut(text.slice(at, at + size)));
      const last = cutter.end();
      return last ? [...records, last] : records;
    };
    const whole = cutAt(text.length);
    expect(whole.map(({ line }) => line)).toEqual([1, 2, 4, 5, 6]);
    for (let size = 1; size < text.length; size++) expect(cutAt(size), `${size} at once`).toEqual(whole);
  });
});

test.each([
  ["commas", "réf,né\n1,à", "utf8"],
  ["semicolons, with amounts", "réf;né\n1;à\n2;1,5", "utf8"],
  ["tabs", "réf\tné\n1\tà", "utf8"],
  ["UTF-8 with its mark", "\ufeffréf;né\n1;à", "utf8"],
  ["the encoding of Windows", "réf;né\n1;à", "latin1"],
  ["UTF-16", "\ufeffréf;né\n1;à", "utf16le"],
] as const)("%s", async (_, text, encoding) => {
  const { header, rows } = await read(Buffer.from(text, encoding));
  expect(header).toEqual(["réf", "né"]);
  expect(rows[0]).toEqual([2, "1", "à"]);
});

test("columns of one name, of none, and of a hostile one", async () => {
  const hostile = '"); drop table orders; --';
  const { header } = await read(`ref,ref,,"${hostile.replaceAll('"', '""')}",ref\n1,2,3,4,5`);
  expect(header).toEqual(["ref", "ref (2)", "", hostile, "ref (3)"]);
});

test.each([
  ["a quote that is not closed", 'a,b\n1,"x\n2,y\n', { code: "endless-record", values: { line: 2, most: 1_000_000 } }],
  [
    "a line without end",
    `a,b\n1,${"x".repeat(1_100_000)}`,
    { code: "endless-record", values: { line: 2, most: 1_000_000 } },
  ],
  ["too many columns", `${"a,".repeat(600)}\n`, { code: "too-many-columns", values: { most: 500 } }],
  ["nothing", "", { code: "empty-upload" }],
  ["blank lines", "\n \n", { code: "empty-upload" }],
])("%s is told", async (_, content, why) => {
  const reading = read(content);
  await expect(reading).rejects.toThrow(Refusal);
  await expect(reading).rejects.toMatchObject(why);
});

describe("a workbook", () => {
  test("is its first sheet that holds anything, by rows", async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet("Z empty");
    const sheet = workbook.addWorksheet("Orders");
    sheet.addRow([]);
    sheet.addRow(["ref", "date", "montant"]);
    sheet.addRow(["1\nand more", new Date("2026-01-31"), 12.5]);
    sheet.addRow([]);
    sheet.addRow(["2", "31/01/2026", "12,50"]);
    workbook.addWorksheet("A last").addRow(["other"]);
    const { header, rows } = await read(Buffer.from(await workbook.xlsx.writeBuffer()), "orders.xlsx");
    expect(header).toEqual(["ref", "date", "montant"]);
    expect(rows).toEqual([
      [3, "1\nand more", "2026-01-31", "12.5"],
      [5, "2", "31/01/2026", "12,50"],
    ]);
  });

  test("that is none is told", async () => {
    await expect(read("no zip", "orders.xlsx")).rejects.toThrow("no-workbook");
  });
});

describe("what a column is, by its name", () => {
  test.each([
    [
      ["N° commande", "Code client", "Date de commande", "Montant HT", "Marge", "Canal", "Commentaire"],
      {
        ref: "N° commande",
        account: "Code client",
        ordered_on: "Date de commande",
        revenue: "Montant HT",
        margin: "Marge",
        channel: "Canal",
      },
    ],
    [
      ["Order ID", "Customer ID", "Order date", "Amount"],
      { ref: "Order ID", account: "Customer ID", ordered_on: "Order date", revenue: "Amount" },
    ],
    [
      ["ref", "account", "ordered_on", "revenue", "status"],
      { ref: "ref", account: "account", ordered_on: "ordered_on", revenue: "revenue", status: "status" },
    ],
    [["Référence", "Client", "Date", "CA"], { ref: "Référence", account: "Client", ordered_on: "Date", revenue: "CA" }],
  ])("%s", (header, expected) => expect(guessColumns("orders", header)).toEqual(expected));

  test("and how values are written", () => {
    expect(guessFormats([["31/01/2026", "1 234,50"]])).toEqual({ days: "dmy", decimals: "comma" });
    expect(guessFormats([["01/31/2026", "1234.50"]])).toEqual({ days: "mdy", decimals: "point" });
    expect(guessFormats([["2026-01-31", "1234"]])).toEqual({ days: "iso", decimals: "point" });
    expect(guessFormats([["05/04/2026", "12,5"]])).toEqual({ days: "dmy", decimals: "comma" });
  });
});

test("a mapping names columns that there are, and all that a feed needs", () => {
  const formats = { days: "iso", decimals: "point" } as const;
  const columns = { ref: "a", account: "b", ordered_on: "c", revenue: "d" };
  expect(mappingProblem({ feed: "orders", columns, ...formats }, ["a", "b", "c", "d"])).toBeNull();
  expect(mappingProblem({ feed: "orders", columns, ...formats }, ["a", "b", "c"])).toMatchObject({
    code: "absent-columns",
    values: { columns: ["d"] },
  });
  expect(mappingProblem({ feed: "orders", columns: { ref: "a" }, ...formats }, ["a"])).toMatchObject({
    code: "unchosen-columns",
    values: { columns: ["account", "ordered_on", "revenue"] },
  });
  expect(mappingProblem({ feed: "tiers", columns, ...formats }, ["a", "b", "c", "d"])).toMatchObject({
    code: "foreign-columns",
    values: { feed: "tiers", columns: ["ref", "account", "ordered_on", "revenue"] },
  });
});
