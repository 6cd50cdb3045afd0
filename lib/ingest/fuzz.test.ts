import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import exceljs from "exceljs";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/lib/refusals/refusal";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { ImportError } from "./import-error";
import { csvSelect, fillSource, importInto, type TestSource, testSource } from "./testing-source";
import { zipOf } from "./testing-zip";
import { readUpload } from "./upload/read-upload";
import { keepFile } from "./upload/testing-upload";
import { convertWorkbooks } from "./workbooks";

let database: TestDatabase;
let source: TestSource;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  source = await testSource();
  await fillSource(source);
});
afterEach(() => source.remove());

/** The same bytes each time; `FUZZ_SEED` and `FUZZ_RUNS` make others, and more. */
const runs = (most: number) => ({
  seed: Number(process.env.FUZZ_SEED ?? 7),
  numRuns: Math.min(most, Number(process.env.FUZZ_RUNS ?? most)),
});

const bytes = fc.uint8Array({ maxLength: 400 }).map((raw) => Buffer.from(raw));
const odd = fc.oneof(
  bytes,
  fc
    .constantFrom(
      ...["\0", '"', '""', "\r", "\r\n", "\n\n", ",,,,,,,,,", "\ufeff", "\ud800", "'", "\\", "x".repeat(70_000)],
      ...[
        "9".repeat(400),
        "-1e999",
        "NaN",
        "2011-02-30",
        "99999-01-01",
        "=1+1",
        "\u2028",
        "A1",
        "O1,A1,2011-01-10,1,,,",
      ],
    )
    .map((text) => Buffer.from(text)),
);
/** A file with pieces put over others: for the most part still a file. */
const spoiled = (file: Buffer) =>
  fc
    .array(fc.tuple(fc.nat(file.length), fc.nat(12), odd), { minLength: 1, maxLength: 5 })
    .map((changes) =>
      changes.reduce(
        (rest, [at, length, piece]) => Buffer.concat([rest.subarray(0, at), piece, rest.subarray(at + length)]),
        file,
      ),
    );

const orders = Buffer.from(
  `ref,account,ordered_on,revenue,margin,status,channel\n${Array.from({ length: 30 }, (_, n) => `O${n},A${(n % 3) + 1},2011-0${(n % 9) + 1}-10,${n}.50,,,web\n`).join("")}`,
);

const state = () =>
  database.writer`select (select count(*) from orders)::int as orders, (select sum(revenue_cents) from orders)::bigint as revenue,
    (select count(*) from programmes)::int as programmes`;

/** An import ends, or says what its owner can put right; then nothing has changed. */
async function importOrSay(): Promise<void> {
  const before = await state();
  try {
    await importInto(database.writer, source);
  } catch (error) {
    expect(error instanceof ImportError || error instanceof Refusal, String(error)).toBe(true);
    expect(await state()).toEqual(before);
  }
}

describe("whatever a file holds, an import ends, with its rows or with words:", () => {
  test("a CSV", async () => {
    await source.file("orders.sql", csvSelect("orders"));
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: spoiled(orders) }, bytes), async (file) => {
        await writeFile(join(source.folder, "data", "orders.csv"), file);
        await importOrSay();
      }),
      runs(40),
    );
  }, 300_000);

  test("a workbook", async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet("orders");
    for (const line of orders.toString().trim().split("\n")) sheet.addRow(line.split(","));
    const whole = Buffer.from(await workbook.xlsx.writeBuffer());
    await source.file(
      "orders.sql",
      "select ref, account, ordered_on, revenue from read_csv('{data}/o/orders.csv', all_varchar = true)",
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: spoiled(whole) }, bytes, fc.constant(whole)), async (file) => {
        await writeFile(join(source.folder, "data", "o.xlsx"), file);
        await importOrSay();
      }),
      runs(25),
    );
  }, 300_000);
});

describe("whatever an uploaded file holds, it is read, or said to be none:", () => {
  const readOrSay = async (name: string, file: Uint8Array) => {
    const upload = await keepFile(database.writer, 1, name, file);
    await readUpload(database.writer, 1, upload).catch((error) => expect(error).toBeInstanceOf(Refusal));
  };

  test.each(["a.csv", "a.xlsx"])(
    "%s",
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: spoiled(orders) }, bytes, odd), (file) =>
          readOrSay(name, file),
        ),
        runs(40),
      );
    },
    300_000,
  );
});

describe("a workbook that would fill the memory is refused with words, and at once:", () => {
  const refused = async (workbook: Uint8Array, why: object) => {
    await writeFile(join(source.folder, "data", "large.xlsx"), workbook);
    const started = performance.now();
    await expect(convertWorkbooks(join(source.folder, "data"), join(source.folder, "out"))).rejects.toMatchObject(why);
    expect(performance.now() - started).toBeLessThan(5_000);
  };

  test("one cell at the sheet's far end", async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet("far");
    sheet.getCell("XFD1048576").value = 1;
    await refused(Buffer.from(await workbook.xlsx.writeBuffer()), {
      code: "large-sheet",
      values: { name: "large.xlsx", sheet: "far" },
    });
  });

  test("much that says it is little", async () => {
    const content = Buffer.alloc(300_000_000);
    await refused(zipOf([{ name: "xl/workbook.xml", content, says: 10 }]), { code: "large-workbook" });
  });
});
