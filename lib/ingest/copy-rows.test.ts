import type { Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { copyLines, copyRows } from "./copy-rows";

let database: TestDatabase;
let writer: Sql;
const statement = "copy staging.copied (number, text) from stdin";

beforeAll(async () => {
  database = await testDatabase();
  writer = database.writer;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await writer.unsafe("drop table if exists staging.copied; create table staging.copied (number int, text text)");
});

it("brings every text as it is", async () => {
  const texts = ["", "\\N", "\\", "a\tb", "a\nb\r\n", "\\.", "{a,b}", '"', "é😀", null];
  await copyRows(writer, statement, copyLines([texts.map((_, index) => String(index)), texts]));
  const rows = await writer<{ text: string | null }[]>`select text from staging.copied order by number`;
  expect(rows.map(({ text }) => text)).toEqual(texts);
});

const many = Array.from({ length: 100_000 }, (_, index) => String(index));

it.each([
  ["at once", "no number\tx\n"],
  ["while rows come", `no number\tx\n${copyLines([many, many])}`],
  ["after the last row", `${copyLines([many, many])}no number\tx\n`],
])("says what the server refused %s, and the connection goes on", async (_, lines) => {
  await expect(copyRows(writer, statement, lines)).rejects.toThrow(
    'invalid input syntax for type integer: "no number"',
  );
  await copyRows(writer, statement, "1\tx\n");
  expect(await writer`select * from staging.copied`).toEqual([{ number: 1, text: "x" }]);
});
