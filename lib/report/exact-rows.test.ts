import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { listReps, viewerWith } from "@/lib/testing/viewers";
import { exactRows } from "./exact-rows";
import { type Reader, withReader } from "./open-reader";
import { SqlValues } from "./sql-values";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a portfolio's rows are the same by their keys and, where they would be too many, by their months", async () => {
  const options = { asOf: "2024-12-17", dataFrom: "2022-07-01", fiscalStartMonth: 1, accounts: 40, flagged: false };
  const programme = await writeRandomProgramme(database.writer, 73, options);
  await database.writer.begin((tx) => refreshRollups(tx, programme));
  const repIds = (await listReps(database, programme)).slice(0, 3);
  const seller = viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds });
  await withReader(seller, async (reader) => {
    const many = { ...reader, reps: reader.reps.map((rep) => ({ ...rep, accounts: 1_000_000 })) };
    const read = async (as: Reader, where: { rep?: number }) => {
      const values = new SqlValues();
      const months = "(values (date '2024-12-01', 0), (date '2024-11-01', 0), (date '2023-12-01', 1)) p (month, part)";
      const rows = exactRows(as, { sql: months, count: 3 }, where, values);
      const sql = `select a.* from ${rows} where true ${values.filter("a", where)} order by a.month, a.part, a.account_id`;
      return { rows, answer: [...(await reader.tx.unsafe(sql, values.list as never[]))] };
    };
    for (const where of [{}, ...repIds.map((rep) => ({ rep }))]) {
      const byKey = await read(reader, where);
      const byMonth = await read(many, where);
      expect(byKey.rows).toContain("lateral");
      expect(byMonth.rows).not.toContain("lateral");
      expect(byMonth.answer).toEqual(byKey.answer);
      if (!("rep" in where)) expect(byKey.answer.length).toBeGreaterThan(10);
    }
  });
});
