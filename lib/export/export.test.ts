import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import exceljs from "exceljs";
import { expect, test } from "vitest";
import type { EvidenceAnswer } from "@/lib/evidence/evidence-answer";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { makeAnswer, makeRow, makeView } from "@/lib/testing/make-view";
import { exportFile } from "./export-file";
import { indicatorSheet } from "./indicator-sheet";
import { fileNameOf, type Sheet } from "./sheet";
import { writeCsv } from "./write-csv";

const nasty = ["=1+1", "+33 6", "-cmd", "@sum", "\tx", "\rx", "＝1", 'a;"b"', "line\nbreak", "Société Générale"];
const sheet: Sheet = {
  locale: "fr",
  fileName: "club-members",
  facts: [
    ["Programme", "=Club"],
    ["Lignes", 3],
  ],
  columns: [
    { label: "Client", unit: "text" },
    { label: "CA (EUR)", unit: "money" },
    { label: "Évolution (%)", unit: "percent" },
    { label: "Dernière commande", unit: "day" },
  ],
  rows: [
    ["=1+1", -1234.56, 0.1234, "2026-11-17"],
    ["b", null, -0.05, null],
    ["c", 0, null, null],
  ],
  exponent: 2,
};

test("CSV of a French reader: semicolons, decimal commas, empty where nothing is known", () => {
  expect([...writeCsv(sheet)].join("")).toBe(
    [
      "\ufeffProgramme;'=Club",
      "Lignes;3",
      "",
      "Client;CA (EUR);Évolution (%);Dernière commande",
      "'=1+1;-1234,56;12,34;2026-11-17",
      "b;;-5;",
      "c;0;;",
      "",
    ].join("\r\n"),
  );
});

test("a figure of evidence is never without its ends and its grade", () => {
  const weighed = (grade: "B" | null, ends: { value?: number; low?: number; high?: number }) => {
    const row = makeRow({ value: null, low: null, high: null, ...ends });
    const evidence: EvidenceAnswer = { ...unfound, grade, reason: grade ? null : "pending" };
    const answer: IndicatorAnswer = { ...makeAnswer("incremental-margin", [row]), unit: "money", evidence };
    return [...writeCsv(indicatorSheet(answer, makeView({}).programme, {}, "en"))].join("");
  };
  const found = weighed("B", { value: 12_800_00, low: -107_000_00, high: 119_000_00 });
  expect(found).toContain("Value (EUR),At least (EUR),At most (EUR)\r\nytd,12800,-107000,119000");
  expect(found).toContain('What the evidence is worth,"B. Fair: each member');
  expect(weighed(null, {})).toContain("What the evidence is worth,No evidence");
});

test("where closed months were corrected, a file has today's value beside each, the same where it is", () => {
  const rows = [
    makeRow({ period: "2026-01", value: 10, restated: 12 }),
    makeRow({ period: "2026-02", value: 8, restated: null }),
    makeRow({ period: "2026-03", value: 9 }),
  ];
  const text = (of: typeof rows) =>
    [...writeCsv(indicatorSheet(makeAnswer("orders", of), makeView({}).programme, {}, "en"))].join("");
  expect(text(rows)).toContain("2026-01,10,12\r\n2026-02,8,\r\n2026-03,9,9\r\n");
  expect(text(rows.slice(2))).toContain("2026-03,9\r\n");
});

const unfound: EvidenceAnswer = {
  reason: "pending",
  grade: null,
  basis: null,
  joined: null,
  followed: null,
  members: null,
  controls: null,
  joinedFrom: null,
  joinedTo: null,
};

test("CSV of an English reader: commas, decimal points", () => {
  const text = [...writeCsv({ ...sheet, locale: "en" })].join("");
  expect(text).toContain("'=1+1,-1234.56,12.34,2026-11-17\r\n");
});

test.each(nasty)("%j is a text and nothing else", (name) => {
  const rows = [[name, 1, null, null]];
  const line = [...writeCsv({ ...sheet, rows })].join("").split("Dernière commande\r\n")[1] ?? "";
  expect(line).not.toMatch(/^"?[=+\-@\t\r＝]/);
  expect(line.replace(/^"?'?/, "").replaceAll('""', '"')).toContain(name);
});

test.each([" =1+1", "\u00a0@sum", "\u200b+1"])("%j, whose blanks a spreadsheet drops, is a text", (name) => {
  const rows = [[name, 1, null, null]];
  expect([...writeCsv({ ...sheet, rows })].join("")).toContain(`\n'${name};1`);
});

test.each(["fr", "en"] as const)("a text whose lines another country cuts leaves no formula: %s", (locale) => {
  for (const end of ["\n", "\r\n", "\r", "\n ", '\n"']) {
    const rows = [[`a${end}=HYPERLINK("http://elsewhere")`, null, null, null]];
    const text = [...writeCsv({ ...sheet, locale, rows })].join("");
    expect(text).not.toMatch(/[\r\n][\s"]*=/);
    expect(text).toContain("=HYPERLINK");
  }
});

test.each(["fr", "en"] as const)("a name cut by the separator of another country leaves no formula: %s", (locale) => {
  const rows = [["a,=1+1;@sum", -1.5, null, null]];
  const file = [...writeCsv({ ...sheet, locale, rows })].join("");
  for (const separator of [",", ";"])
    expect(
      file
        .split("\n")
        .flatMap((line) => line.split(separator))
        .filter((cell) => /^[=@]/.test(cell)),
    ).toEqual([]);
  expect(file).toContain(locale === "fr" ? "-1,5" : "-1.5");
});

test("a workbook opens whatever was typed into it", async () => {
  const typed: Sheet = { ...sheet, facts: [["Texte", "c\ufffed"]], rows: [["a\uffff\u0001b", null, null, null]] };
  const book = new exceljs.Workbook();
  const { body } = exportFile(typed, "xlsx", { rows: "Données", facts: "Lecture" });
  await book.xlsx.load(await new Response(body).arrayBuffer());
  const [page, facts] = book.worksheets;
  expect([page?.getRow(2).getCell(1).value, facts?.getRow(1).getCell(2).value]).toEqual(["ab", "cd"]);
});

test("a workbook is written no faster than it is read, and no further once nobody reads it", async () => {
  let written = 0;
  const row = () => {
    written += 1;
    return [randomBytes(200).toString("base64"), written, 0.5, null];
  };
  const rows = Array.from({ length: 20_000 }, () => []);
  for (const place of rows.keys()) Object.defineProperty(rows, place, { get: row });
  const { body } = exportFile({ ...sheet, rows }, "xlsx", { rows: "Données", facts: "Lecture" });
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const settled = async () => {
    for (let before = -1; before !== written; await setTimeout(100)) before = written;
    return written;
  };
  await reader.read();
  const unread = await settled();
  expect(unread).toBeLessThan(rows.length / 2);
  while (written === unread) expect((await reader.read()).done).toBe(false);
  await reader.cancel();
  const left = await settled();
  expect(left).toBeLessThan(rows.length);
});

test("a workbook has numbers as numbers, days as days, a header that stays, and its facts", async () => {
  const { name, body } = exportFile(sheet, "xlsx", { rows: "Données", facts: "Lecture" });
  expect(name).toBe("club-members.xlsx");
  const book = new exceljs.Workbook();
  await book.xlsx.load(await new Response(body).arrayBuffer());
  const [page, facts] = book.worksheets;
  expect([page?.name, facts?.name]).toEqual(["Données", "Lecture"]);
  expect(page?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  const row = page?.getRow(2);
  expect(row?.getCell(1).type).toBe(exceljs.ValueType.String);
  expect(row?.getCell(1).value).toBe("=1+1");
  expect(row?.getCell(2).value).toBe(-1234.56);
  expect(row?.getCell(2).numFmt).toBe("#,##0.00");
  expect(row?.getCell(3).value).toBe(0.1234);
  expect(row?.getCell(4).value).toEqual(new Date("2026-11-17"));
  expect(page?.getRow(3).getCell(2).value).toBeNull();
  expect(page?.rowCount).toBe(4);
  expect(facts?.getRow(2).getCell(2).value).toBe(3);
});

test("a file's name is letters, digits and hyphens", () => {
  expect(fileNameOf(["club-bati", "within-reach", null, 'Île-de-France "x"/..', "", "2026-11-17"])).toBe(
    "club-bati-within-reach-ile-de-france-x-2026-11-17",
  );
});

test("figures side by side each say their unit, and a reward its name", () => {
  const row = (part: string, value: number, unit?: "count" | "money") =>
    makeRow({ key: { reward: "G1", part }, value, ...(unit ? { unit } : {}) });
  const answer = makeAnswer("reward-mix", [
    row("orders", 51, "count"),
    row("share", 0.1314),
    row("cost", 102000, "money"),
  ]);
  const { programme } = makeView({});
  const mixed = { ...answer, unit: "percent" as const, definition: "rewards", rewards: { G1: "Drill" } };
  const { columns, rows } = indicatorSheet(mixed, programme, {}, "en");
  expect(columns.map(({ label }) => label)).toEqual(["Period", "Reward", "Figure", "Value"]);
  expect(rows).toEqual([
    ["ytd", "Drill", "Orders", 51],
    ["ytd", "Drill", "Share of orders (%)", 0.1314],
    ["ytd", "Drill", "Cost (EUR)", 1020],
  ]);
  const alone = indicatorSheet({ ...mixed, rows: [row("share", 0.1314)] }, programme, {}, "en");
  expect(alone.columns.at(-1)?.label).toBe("Value (%)");
});
