import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { duckdbReader } from "./duckdb-reader";
import type { SourceReader } from "./source-reader";

let base: string;
let data: string;
let reader: SourceReader;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "pilotage-l'essai-"));
  data = join(base, "data");
  await mkdir(data);
  await mkdir(join(base, "data-private"));
  await writeFile(join(data, "a.csv"), "a,b\n1,x\n2,y\n");
  await writeFile(join(base, "data-private", "a.csv"), "a,b\n1,x\n");
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet("Clients 2012");
  sheet.addRow(["code", "since", "seen", "amount", "note", "rich", "sum", "wrong"]);
  sheet.addRow([]);
  sheet.addRow([
    "007",
    new Date(Date.UTC(2012, 1, 29)),
    new Date(Date.UTC(2012, 1, 29, 8, 30)),
    12.5,
    'a "b", c\nd',
    { richText: [{ text: "bo" }, { text: "ld" }] },
    { formula: "D3*2", result: 25 },
    { error: "#REF!" },
  ]);
  await workbook.xlsx.writeFile(join(data, "clients.xlsx"));
  reader = await duckdbReader(data, "Europe/Paris");
});
afterAll(async () => {
  await reader.close();
  await rm(base, { recursive: true });
});

async function read(select: string): Promise<unknown[][]> {
  const opened = await reader.open("orders", select);
  const rows: unknown[][] = [];
  for await (const chunk of opened.chunks())
    for (const [index] of (chunk[0] ?? []).entries()) rows.push(chunk.map((column) => column[index]));
  return rows;
}

describe("what a SELECT may do", () => {
  it("reads the data folder", async () => {
    expect(await read("select * from read_csv('{data}/a.csv') order by a;\n-- the end")).toEqual([
      [1n, "x"],
      [2n, "y"],
    ]);
    expect(await read("with x as (from '{data}/*.csv') select sum(a)::int from x")).toEqual([[3]]);
  });

  it.each([
    "select * from read_text('/etc/passwd')",
    "select * from read_text('{data}/../../../../../../etc/passwd')",
    "select * from read_csv('{data}-private/a.csv')",
    "select * from glob('/etc/*')",
    "select * from 'http://127.0.0.1:1/a.csv'",
    "select * from read_csv('{data}/a.csv') union all select * from read_csv('{data}/../data-private/a.csv')",
    "select * from query('copy (select 1) to ''{data}/x.csv''')",
  ])("is refused elsewhere: %s", async (select) => {
    await expect(read(select)).rejects.toThrow(/^orders\.sql: /);
  });

  it.each([
    ["select 1; copy (select 1) to '{data}/x.csv'", "2 statements"],
    ["select 1; select 2", "2 statements"],
    ["copy (select 1) to '{data}/x.csv'", "is a COPY"],
    ["attach '{data}/x.db'", "is a ATTACH"],
    ["install httpfs", "is a LOAD"],
    ["load httpfs", "is a LOAD"],
    ["set memory_limit = '100GB'", "is a SET"],
    ["create table x as select 1", "is a CREATE"],
    ["explain select 1", "is a EXPLAIN"],
    ["", "holds no statement"],
    ["-- select 1", "holds no statement"],
    ["select ?", "parameter"],
    ["selec 1", "syntax error"],
  ])("is one SELECT: %s", async (select, message) => {
    await expect(read(select)).rejects.toThrow(message);
    expect(await readdir(data)).toEqual(["a.csv", "clients.xlsx"]);
  });

  it("cannot loosen the lock", async () => {
    const [[value] = []] = await read("select current_setting('lock_configuration')");
    expect(value).toBe(true);
    expect(await read("select current_setting('enable_external_access')")).toEqual([[false]]);
  });
});

it("gives each type as the import reads it", async () => {
  const [row] = await read(`select date '2012-02-29', 12.30::decimal(9, 2), 0.1::float, 0.1::double, 5::hugeint, true,
    timestamp '2012-02-29 08:00:00.5', timestamptz '2012-02-29 08:00:00+02', timestamptz '1960-01-01 00:00:00.25+00', null`);
  expect(row).toEqual([
    "2012-02-29",
    "12.30",
    "0.1",
    0.1,
    5n,
    true,
    "2012-02-29 08:00:00.5",
    "2012-02-29T06:00:00.000000Z",
    "1960-01-01T00:00:00.250000Z",
    null,
  ]);
  expect(await read("select timestamptz '2012-02-29 23:30:00+00'::date")).toEqual([["2012-03-01"]]);
});

it("streams what is larger than a chunk, in order", async () => {
  const rows = await read("select i from range(10000) t(i)");
  expect(rows.map(([value]) => value)).toEqual(Array.from({ length: 10_000 }, (_, index) => BigInt(index)));
});

it("reads a workbook's sheets, a line a row", async () => {
  const rows = await read(
    `select *, filename from read_csv('{xlsx}/clients/Clients 2012.csv', all_varchar = true, filename = true)`,
  );
  const cells = ["007", "2012-02-29", "2012-02-29 08:30:00", "12.5", 'a "b", c\nd', "bold", "25", "#REF!"];
  expect(rows.at(-1)?.slice(0, cells.length)).toEqual(cells);
  expect(reader.fileName(String(rows.at(-1)?.at(-1)))).toBe("clients/Clients 2012");
  expect(reader.fileName(join(data, "sub", "a.csv"))).toBe("sub/a.csv");
});

it("leaves nothing behind", async () => {
  const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("pilotage-import-")).length;
  const before = await left();
  const other = await duckdbReader(data, "UTC");
  expect(await left()).toBe(before + 1);
  await other.close();
  expect(await left()).toBe(before);
  await writeFile(join(base, "data-private", "broken.xlsx"), "not a workbook");
  await expect(duckdbReader(join(base, "data-private"), "UTC")).rejects.toThrow("broken.xlsx");
  expect(await left()).toBe(before);
});
