import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import type { UploadLayout } from "@/lib/views/administration";
import { fillSource, importInto, testSource } from "../testing-source";
import { importUpload, type UploadImportOptions } from "./import-upload";
import type { UploadMapping } from "./mapping";
import { readUpload } from "./read-upload";
import { keepFile } from "./testing-upload";

let database: TestDatabase;
let programme: number;

beforeEach(async () => {
  await database?.drop();
  database = await testDatabase();
  const source = await testSource();
  await fillSource(source);
  // Amounts that are no whole cents, and whatever else a programme may be set to.
  await source.settings(
    {},
    { pointValue: 0.005, budget: 1234.5, generosityBand: [0.01, 0.03], fallingAmount: 99.9, thresholds: { a: 0.1 } },
  );
  const { programmeId } = await importInto(database.writer, source);
  programme = programmeId;
  await source.remove();
});
afterAll(() => database.drop());

const columns = { ref: "N°", account: "Client", ordered_on: "Date", revenue: "Montant", channel: "Canal" };
const mapping: UploadMapping = { feed: "orders", columns, days: "dmy", decimals: "comma" };
const good = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `U${n};A1;${String((n % 28) + 1).padStart(2, "0")}/03/2012;1 0${n % 10}0,50;"a\nb"`,
  );
const head = "N°;Client;Date;Montant;Canal;Note";

const keep = (lines: string[], name = "commandes.csv") =>
  keepFile(database.writer, programme, name, lines.join("\n"), 100);
const run = (upload: number, options: Partial<UploadImportOptions> = {}) =>
  importUpload(
    {
      writer: database.writer,
      programmeId: programme,
      upload,
      mapping,
      acceptRejects: true,
      startedBy: tester,
      refresh: async () => {},
      ...options,
    },
    async () => {},
  );
const layoutOf = async (upload: number) => {
  const [row] = await database.writer<{ header: string[]; layout: UploadLayout | null }[]>`
    select header, layout from uploads where id = ${upload}`;
  return row;
};
const orders = () => database.writer`
  select ref, ordered_on::text as day, revenue_cents::int as cents from orders where ref like 'U%' order by ref`;
const settings = async () => {
  const [row] =
    await database.writer`select to_jsonb(p) - 'data_version' as row from programmes p where id = ${programme}`;
  return row?.row;
};
const piecesOf = async (upload: number) =>
  (await database.writer`select from upload_pieces where upload_id = ${upload}`).length;

test("a file's rows become facts, on its own lines; its bytes go, no setting moves", async () => {
  const upload = await keep([head, ...good(3)]);
  const before = await settings();
  const result = await run(upload);
  expect(result).toMatchObject({ status: "applied", feeds: { orders: { in: 3, new: 3, rejected: 0 } } });
  expect(await orders()).toMatchObject([
    { ref: "U0", day: "2012-03-01", cents: 1_000_50 },
    { ref: "U1", day: "2012-03-02", cents: 1_010_50 },
    { ref: "U2", day: "2012-03-03", cents: 1_020_50 },
  ]);
  expect(await settings()).toEqual(before);
  expect(await piecesOf(upload)).toBe(0);
  await expect(run(upload)).rejects.toThrow(/^upload-gone$/);
});

test("as of moves where that is said, and never back", async () => {
  const before = await settings();
  await run(await keep([head, ...good(1)]), { asOf: "2012-06-30" });
  expect(await settings()).toEqual({ ...before, as_of: "2012-06-30" });
  await expect(run(await keep([head, ...good(1)]), { asOf: "2012-06-29" })).rejects.toThrow(/^as-of-earlier$/);
  await expect(run(await keep([head, ...good(1)]), { asOf: "2126-06-29" })).rejects.toThrow(/^as-of-later$/);
});

describe("what is refused", () => {
  const bad = [
    "X1;Z9;01/03/2012;10,00;;unknown account",
    "X2;A1;31/02/2012;10,00;;no such day",
    'X3;A1;01/03/2012;1O,00;;"letters,\nin an amount"',
    "U0;A1;01/03/2012;10,00;;twice",
    "X4;A1;01/03/2012;10;50;web;one cell too many",
  ];

  test("names its line and value as in the file, and is kept as it stands there", async () => {
    const upload = await keep([head, ...good(2), ...bad]);
    const { importId, rejects } = await run(upload);
    expect(rejects.map(({ line, column, value, reason }) => [line, column, value, reason]).sort()).toEqual([
      [10, "ref", "U0", "the same ref as an earlier row"],
      [11, "ref", null, expect.stringContaining("more cells than the header")],
      [6, "account", "Z9", "no such account"],
      [7, "ordered_on", "31/02/2012", "no such day"],
      [8, "revenue", "1O,00", expect.stringContaining("a decimal comma")],
    ]);
    const rows = await database.writer`
      select line::int as line, cells from rejected_rows where import_id = ${importId} order by line`;
    expect(rows.map(({ line }) => line)).toEqual([6, 7, 8, 10, 11]);
    expect(rows[2]?.cells).toEqual(["X3", "A1", "01/03/2012", "1O,00", "", "letters,\nin an amount"]);
  });

  test("is kept while it fits in memory as a sheet: of long rows, the first", async () => {
    const long = Array.from({ length: 25 }, (_, n) => `X${n};Z9;01/03/2012;10,00;;${"x".repeat(900_000)}`);
    const upload = await keepFile(database.writer, programme, "commandes.csv", [head, ...long].join("\n"));
    const { importId, feeds } = await run(upload);
    expect(feeds.orders?.rejected).toBe(25);
    const rows = await database.writer`
      select line::int as line from rejected_rows where import_id = ${importId} order by line`;
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 22 }, (_, n) => n + 2));
  });

  test("is corrected in a file with more columns, which is known by its columns; nothing counts twice", async () => {
    await run(await keep([head, ...good(2), ...bad]));
    const again = await keep([`Motif;${head}`, ";X1;A2;01/03/2012;10,00;;", `;${good(1)[0]};`], "rejets.csv");
    await readUpload(database.writer, programme, again);
    const remembered = (await layoutOf(again))?.layout?.remembered;
    expect(remembered).toEqual(mapping);
    const { feeds } = await run(again);
    expect(feeds.orders).toMatchObject({ in: 2, new: 1, unchanged: 1, rejected: 0 });
  });

  test("over the threshold changes nothing, and the file stays", async () => {
    const upload = await keep([head, ...good(2), ...bad]);
    expect(await run(upload, { acceptRejects: false })).toMatchObject({ status: "refused", changed: false });
    expect(await orders()).toEqual([]);
    expect(await piecesOf(upload)).toBeGreaterThan(0);
    expect(await run(upload)).toMatchObject({ status: "applied" });
  });
});

test("a file is read before anything is asked of it: its columns, how it is written, what its columns may be", async () => {
  const upload = await keep([head, ...good(9)]);
  await readUpload(database.writer, programme, upload);
  const read = await layoutOf(upload);
  expect(read?.header).toEqual(["N°", "Client", "Date", "Montant", "Canal", "Note"]);
  expect(read?.layout).toMatchObject({ days: "dmy", decimals: "comma", remembered: null });
  expect(read?.layout?.sample).toHaveLength(5);
  expect(read?.layout?.guesses.orders).toMatchObject({ account: "Client", ordered_on: "Date", revenue: "Montant" });
});

test("a column that the file has not, or a file of another programme, is an error with words", async () => {
  const upload = await keep(["a;b", "1;2"]);
  await expect(run(upload)).rejects.toMatchObject({
    code: "absent-columns",
    values: { columns: expect.arrayContaining(["N°"]) },
  });
  await expect(run(upload, { programmeId: programme + 1 })).rejects.toThrow("upload-gone");
});

test("a killed import goes on from what was staged", async () => {
  const upload = await keep([head, ...good(50)]);
  const end = new AbortController();
  const stopped = run(upload, {
    signal: end.signal,
    progress: (event) => event.step === "check" && end.abort(new Error("killed")),
  });
  await expect(stopped).rejects.toThrow("killed");
  expect(await orders()).toEqual([]);
  const result = await run(upload);
  expect(result.resumed).toEqual(["orders"]);
  expect(result.feeds.orders).toMatchObject({ in: 50, new: 50 });
  const [staged] = await database.writer`select count(*)::int as rows from imports where status = 'staging'`;
  expect(staged).toEqual({ rows: 0 });
});
