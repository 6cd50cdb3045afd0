import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { bringUpToDate } from "./bring-up-to-date";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

vi.spyOn(console, "log").mockReturnValue();

test("a programme that a migration left without rollups is rolled up again; others and empty ones are left alone", async () => {
  const sql = database.writer;
  const left = await writeRandomProgramme(sql, 61, { accounts: 10 });
  const kept = await writeRandomProgramme(sql, 62, { accounts: 10 });
  await writeRandomProgramme(sql, 63, { accounts: 10 });
  await sql`update programmes set data_version = 3 where id in (${left}, ${kept})`;
  await sql.begin((tx) => refreshRollups(tx, kept));
  // Nothing is migrated: a start before was ended over it.
  expect(await bringUpToDate(database.target)).toMatchObject({ applied: 0 });
  const rows = await sql<{ id: number; version: number; months: number }[]>`
    select p.id, p.data_version as version,
      (select count(*)::int from account_months m where m.programme_id = p.id) as months
    from programmes p order by p.id`;
  expect(await sql`select programme_id as id, data_version as version from evidence order by 1`).toEqual([
    { id: left, version: 4 },
    { id: kept, version: 3 },
  ]);
  expect(rows.map(({ id, version, months }) => [id, version, months > 0])).toEqual([
    [left, 4, true],
    [kept, 3, true],
    [rows[2]?.id, 0, false],
  ]);
});
