import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runImport } from "@/lib/ingest/import";
import { queryIndicator } from "@/lib/report/query-indicator";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import { wholeProgramme } from "@/lib/testing/viewers";

let database: TestDatabase;
let data: string;
beforeAll(async () => {
  database = await testDatabase();
  data = await mkdtemp(join(tmpdir(), "pilotage-template-"));
});
afterAll(async () => {
  await rm(data, { recursive: true });
  await database.drop();
});

test("the template imports two files as they are, and refuses a line with its number", async () => {
  await writeFile(join(data, "clients.csv"), "code,name,segment,region\nA,Atelier,retail,Nord\nB,Bati,trade,Sud\n");
  const good = Array.from({ length: 30 }, (_, i) => `N${i},A,2025-03-${String(i + 1).padStart(2, "0")},10.50`);
  await writeFile(join(data, "orders.csv"), ["number,client,day,amount", ...good, "N99,Z,2025-04-01,5", ""].join("\n"));
  const result = await runImport({
    source: "db/sources/template",
    data,
    writer: database.writer,
    startedBy: tester,
    refresh: refreshRollups,
  });
  expect(result.status).toBe("applied");
  expect(result.rejects).toMatchObject([{ feed: "orders", file: "orders.csv", line: 32, value: "Z" }]);
  const viewer = wholeProgramme(database, result.programmeId);
  const { rows } = await queryIndicator(viewer, { indicator: "revenue", period: "2025-Q1" });
  expect(rows[0]?.value).toBe(30 * 10_50);
});
