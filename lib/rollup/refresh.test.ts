import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { rebuildRollups, refreshRollups, rollupTables } from "./refresh";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const refresh = (sql: Sql, programme: number) => sql.begin((tx) => refreshRollups(tx, programme));

test("a first refresh fills every rollup", async () => {
  const programme = await writeRandomProgramme(database.writer, 1);
  await refresh(database.writer, programme);
  for (const table of rollupTables) {
    const [row] = await database.writer`select count(*) as n from ${database.writer(table)} where programme_id = ${programme}`;
    expect(row?.n, table).toBeGreaterThan(0);
  }
  await database.writer.begin((tx) => rebuildRollups(tx, programme));
});
