import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { duckdbReader } from "./duckdb-reader";
import { loadSource } from "./load-source";
import type { SourceReader } from "./source-reader";
import { type TestSource, testSource } from "./testing-source";

let database: TestDatabase;
let sql: Sql;
let source: TestSource;
let reader: SourceReader;

beforeAll(async () => {
  database = await testDatabase();
  sql = database.writer;
});
afterAll(() => database?.drop());
beforeEach(async () => {
  source = await testSource();
  reader = await duckdbReader(source.folder, "UTC");
});
afterEach(async () => {
  await reader.close();
  await source.remove();
});

/** Writes these `.sql` files and loads the source; gives the SELECT of `orders`. */
async function load(files: Record<string, string>): Promise<string> {
  for (const [name, text] of Object.entries(files)) await source.file(`${name}.sql`, text);
  return (await loadSource(source.folder)).selects.get("orders") ?? "";
}

/** What the SELECT gives in DuckDB, as the import reads it: an array a row. */
async function read(select: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const chunk of (await reader.open("orders", select)).chunks())
    for (const index of chunk[0]?.keys() ?? []) rows.push(chunk.map((column) => String(column[index])));
  return rows;
}

/** The same, in PostgreSQL. */
const readPostgres = async (select: string) => (await sql.unsafe(select).values()).map((row) => row.map(String));

async function expectRows(files: Record<string, string>, rows: string[][]): Promise<void> {
  const select = await load(files);
  expect(await read(select)).toEqual(rows);
  expect(await readPostgres(select)).toEqual(rows);
}

describe("a shared SELECT", () => {
  it("is a table to every feed", () =>
    expectRows({ _days: "select 1 as n union all select 2", orders: "select n from days order by n desc" }, [
      ["2"],
      ["1"],
    ]));

  it("may use the others, whatever their names' order", () =>
    expectRows(
      {
        _a: "select n + 1 as n from c join b using (n)",
        _b: "select * from c",
        _c: "select 1 as n",
        orders: "select n from a",
      },
      [["2"]],
    ));

  it("and its feed may have a WITH of their own, recursive too", () =>
    expectRows(
      {
        _days: "select 3 as until",
        _walk: `with recursive walk as (
          select 1 as n, until from days union all select n + 1, until from walk where n < until
        ) select n from walk`,
        orders: "with last as (select max(n) as n from walk) select n from last",
      },
      [["3"]],
    ));

  it("means a table of the source by its own name", async () => {
    const select = await load({ _sales: "select n + 1 as n from sales", orders: "select n from Sales" });
    expect(await readPostgres(`with sales as (select 7 as n) select * from (${select}) as composed`)).toEqual([["8"]]);
  });

  it.each([
    "select 1 as n;",
    "select 1 as n ; ; -- the end; of it)",
    "select 1 as n -- the end",
    "select 1 as n; /* the\nend; */\n",
    "-- first (\n\n(select 1 as n)",
    "values (1)",
    "select 1 as n where ');(' <> $$;'($$ and ';' <> E'\\';(' and 'it''s;)' <> ''",
    'select "n;)""" as n from (select 1 as "n;)""") as x',
  ])("and its feed may be written as %s", (text) =>
    expectRows(
      { _one: text, orders: text.replace("1 as n", "1 as n from one").replace("(1)", "((select 1 from one))") },
      [["1"]],
    ),
  );

  it("leaves a feed that does not use it as it is written", async () => {
    const text = "select 'one' as n -- one\n;";
    expect(await load({ _one: "select 1 as n", orders: text })).toBe(text);
  });
});

describe("a shared file is refused", () => {
  it.each([
    ["", "holds no statement"],
    ["-- select 1\n;", "begins with ;"],
    ["copy (select 1) to 'x.csv'", "begins with copy"],
    ["delete from accounts returning *", "begins with delete"],
    ["; select 1", "begins with ;"],
    ["select 1; select 2", "more than one statement"],
    ["select 1; copy (select 1) to 'x.csv'", "more than one statement"],
    ["select 1 /* ; */; -- ;\n drop table x", "more than one statement"],
    ["select 1) as feed; copy (select 1) to 'x.csv'; select (1", "did not open"],
    ["select 1) , x as (select 2", "did not open"],
    ["select ')' ) -- (", "did not open"],
    ["select (1", "leaves a parenthesis open"],
    ["select (1 -- )", "leaves a parenthesis open"],
    ["select 'a", "' is not closed"],
    ['select "a', '" is not closed'],
    ["select $a$ 1 $A$", "$a$ is not closed"],
    ["select 1 /* a", "comment is not closed"],
    ["select 1 /* a /* b */ ) */", "comment is not closed, or holds one"],
  ])("%s", async (text, message) => {
    const loading = load({ _one: text, orders: "select 1 from one" });
    await expect(loading).rejects.toThrow("_one.sql: ");
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.toThrow("it must be exactly one SELECT");
  });

  it.each(["select 1 from one) as feed; copy (select 1) to 'x.csv'", "select 1 from one; select 2", "drop table one"])(
    "and so is a feed beside one: %s",
    async (text) => {
      await expect(load({ _one: "select 1", orders: text })).rejects.toThrow(/orders\.sql: .*exactly one SELECT/);
    },
  );

  it("when it only begins as a SELECT, by the database", async () => {
    const select = await load({ _one: "with x as (select 1) delete from x", orders: "select 1 from one" });
    await expect(read(select)).rejects.toThrow("orders.sql: ");
    await expect(readPostgres(select)).rejects.toThrow();
  });

  it.each(["_", "_1", "_One", "_a b", '_a"b', "_a-b", "__a", "_é"])("as %s.sql: that names no table", async (name) => {
    await expect(load({ [name]: "select 1", orders: "select 1" })).rejects.toThrow(/cannot be a table's name/);
  });

  it("when it comes back to itself", async () => {
    const files = { _a: "select * from b", _b: "select * from c", _c: "select * from a", orders: "select * from b" };
    await expect(load(files)).rejects.toThrow("_b.sql names _c.sql names _a.sql names _b.sql");
  });

  it("when no feed is beside it", async () => {
    await expect(load({ _one: "select 1" })).rejects.toThrow("has no <feed>.sql");
  });
});
