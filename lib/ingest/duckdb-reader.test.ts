import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { duckdbReader } from "./duckdb-reader";
import { ImportError } from "./import-error";
import type { SourceReader } from "./source-reader";
import { workingFolders } from "./working-folder";

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
    ["with recursive t(n) as (select 1 union all select n + 1 from t where n < 3) select n from t", [[1], [2], [3]]],
    [
      "from '{data}/a.csv' select a, b order by a desc",
      [
        [2n, "y"],
        [1n, "x"],
      ],
    ],
    ["from '{data}/a.csv' select sum(a)::int where b <> ';'; -- ; copy x to y", [[3]]],
    ["select b from read_csv('{data}/a.csv', header = true, all_varchar = true) where a = '2'", [["y"]]],
    ["(select count(*)::int from read_text('{data}/a.csv')) union all values (7)", [[1], [7]]],
    [
      "select a::int, (row_number() over w)::int, (lag(a) over w)::int from '{data}/a.csv' window w as (order by b desc)",
      [
        [2, 1, null],
        [1, 2, 2],
      ],
    ],
    [
      "select i from range(6) t(i) qualify row_number() over (partition by i % 2 order by i desc) = 1 order by i",
      [[4n], [5n]],
    ],
    [
      "select list_transform([1, 2], lambda x: x * 2)[2], 'write_log(1)', 1 as enable_logging",
      [[4, "write_log(1)", 1]],
    ],
    ["select * exclude (b) from '{data}/a.csv' a semi join (values (2)) v(a) using (a)", [[2n]]],
    [
      "select sum(case when regexp_matches(b, 'x|y') then 1 end)::int from (select distinct b from '{data}/a.csv')",
      [[2]],
    ],
  ])("may be any SELECT: %s", async (select, rows) => {
    expect(await read(select)).toEqual(rows);
  });

  const one = "orders.sql: a feed is exactly one SELECT";

  it.each([
    ["select 1; copy (select 1) to '{data}/x.csv'", one],
    ["copy (select 1) to '{data}/x.csv'; select 1", one],
    ["select 1; select 2", "orders.sql: holds 2 statements; a feed is exactly one SELECT"],
    ["copy (select 1) to '{data}/x.csv'", one],
    ["export database '{data}/x'", one],
    ["attach '{data}/x.db'", one],
    ["install httpfs", one],
    ["load httpfs", one],
    ["set memory_limit = '100GB'", one],
    ["create table x as select 1", one],
    ["pragma enable_profiling", one],
    ["call enable_logging(storage='file', storage_path='{data}/log')", one],
    ["explain select 1", one],
    ["explain analyze select 1", one],
    ["prepare x as select 1", one],
    ["", "orders.sql: holds no statement"],
    [" ;\n; ", "orders.sql: holds no statement"],
    ["-- select 1", "orders.sql: holds no statement"],
    ["/* select 1 */", "orders.sql: holds no statement"],
    ["select ?", "orders.sql: has parameters; nothing would fill them"],
    ["select $day", "orders.sql: has parameters; nothing would fill them"],
    ["selec 1", 'orders.sql: syntax error at or near "selec", line 1'],
    ["-- été 🌞\nselect 1\nform x", 'orders.sql: syntax error at or near "x", line 3'],
    ["select 1\nfrom (select", "orders.sql: syntax error at end of input, line 2"],
    ["select 'a\n", 'orders.sql: unterminated quoted string at or near "\'a\n", line 1'],
    ['select 1 as "only select', 'orders.sql: unterminated quoted identifier at or near ""only select", line 1'],
    ["with x as (insert into t values (1) returning *) select * from x", "orders.sql: A CTE needs a SELECT"],
  ])("is one SELECT: %s", async (select, message) => {
    await expect(read(select)).rejects.toThrow(new ImportError(message));
    expect(await readdir(data)).toEqual(["a.csv", "clients.xlsx"]);
  });

  const log = "enable_logging(storage='file', storage_path='{data}/log')";

  it.each([
    [`select * from ${log}`, "enable_logging"],
    [`select * from system.main.${log}`, "enable_logging"],
    [`with x as (select * from ${log}) select 1`, "enable_logging"],
    [`select 1 where exists (from ${log})`, "enable_logging"],
    [`describe from ${log}`, "enable_logging"],
    ["select * from disable_logging()", "disable_logging"],
    ["select * from enable_profiling()", "enable_profiling"],
    ["select * from enable_profiling(save_location = '{data}/profile.json')", "enable_profiling"],
    ["select * from disable_profiling()", "disable_profiling"],
    ["select * from enable_peg_parser()", "enable_peg_parser"],
    ["select * from truncate_duckdb_logs()", "truncate_duckdb_logs"],
    ["select * from checkpoint()", "checkpoint"],
    ["select * from force_checkpoint()", "force_checkpoint"],
    ["select * from pragma_database_size()", "pragma_database_size"],
    ["select * from query('select 1')", "query"],
    ["select * from query_table('x')", "query_table"],
    ["select write_log('x')", "write_log"],
    ["select \"WRITE_LOG\"('x')", "write_log"],
    ["select list_transform(['x'], lambda y: write_log(y))", "write_log"],
    ["select [write_log(x) for x in ['a']]", "write_log"],
    ["select 1 union all select length(write_log('x'))", "write_log"],
    ["select row_number() over (order by write_log('x'))", "write_log"],
    ["select * from json_execute_serialized_sql(json_serialize_sql('select 1'))", "json_execute_serialized_sql"],
  ])("does nothing else: %s", async (select, called) => {
    await expect(read(select)).rejects.toThrow(
      new ImportError(`orders.sql: calls ${called}; a feed reads and does nothing else`),
    );
    expect(await readdir(data)).toEqual(["a.csv", "clients.xlsx"]);
  });

  /** All that DuckDB can call in a SELECT, by what it is called; a new version's names are to be looked at. */
  it("knows every function whose name says that it acts", async () => {
    const names = await read(`
      select distinct function_name from duckdb_functions()
      where function_type in ('table', 'scalar', 'macro', 'table_macro') and regexp_matches(function_name,
        '^(enable|disable|write|truncate|pragma|force|checkpoint|copy|export|import|set_|load|install|attach|detach|create_or|drop|delete|insert|query)|execute')
      order by 1`);
    const known = names.map(([name]) => String(name)).filter((name) => !name.startsWith("pragma_"));
    expect(known).toEqual([
      "checkpoint",
      "disable_logging",
      "disable_peg_parser",
      "disable_profiling",
      "enable_logging",
      "enable_peg_parser",
      "enable_profiling",
      "force_checkpoint",
      "json_execute_serialized_sql",
      "query",
      "query_table",
      "set_bit", // Of a bit string.
      "truncate_duckdb_logs",
      "write_log",
    ]);
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
  const left = async () =>
    (await readdir(workingFolders())).filter((name) => name.startsWith(`${process.pid}-`)).length;
  const before = await left();
  const other = await duckdbReader(data, "UTC");
  expect(await left()).toBe(before + 1);
  await other.close();
  expect(await left()).toBe(before);
  await writeFile(join(base, "data-private", "broken.xlsx"), "not a workbook");
  await expect(duckdbReader(join(base, "data-private"), "UTC")).rejects.toMatchObject({
    values: { name: "broken.xlsx" },
  });
  expect(await left()).toBe(before);
});

it("removes what a killed import left", async () => {
  const killed = spawnSync("true").pid;
  const names = [`${killed}-1-left`, `${process.pid}-1-of-an-earlier-process-of-that-number`];
  for (const name of names) await mkdir(join(workingFolders(), name, "xlsx"), { recursive: true });
  await (await duckdbReader(data, "UTC")).close();
  const left = await readdir(workingFolders());
  expect(names.filter((name) => left.includes(name))).toEqual([]);
});
