import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mutateProgramme } from "@/lib/oracle/mutate-programme";
import { seeded } from "@/lib/oracle/random";
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
  const programme = await writeRandomProgramme(database.writer, 1, { fiscalStartMonth: 1, asOf: "2024-12-17" });
  await refresh(database.writer, programme);
  for (const table of rollupTables) {
    const [row] =
      await database.writer`select count(*) as n from ${database.writer(table)} where programme_id = ${programme}`;
    expect(row?.n, table).toBeGreaterThan(0);
  }
});

/** Rows of a rollup that differ between what the refreshes left and what a rebuild makes, both ways. */
async function differences(sql: Sql, programme: number): Promise<string[]> {
  const found: string[] = [];
  await sql
    .begin(async (tx) => {
      for (const table of rollupTables)
        await tx.unsafe(
          `create temp table kept_${table} on commit drop as select * from ${table} where programme_id = ${programme}`,
        );
      await rebuildRollups(tx, programme);
      for (const table of rollupTables) {
        const kept = `select * from kept_${table}`;
        const built = `select * from ${table} where programme_id = ${programme}`;
        const rows = await tx.unsafe(
          `(select 'kept' as side, x.* from (${kept} except ${built}) x) union all (select 'built', x.* from (${built} except ${kept}) x) limit 4`,
        );
        for (const row of rows) found.push(`${table}: ${JSON.stringify(row)}`);
      }
      throw new Undo();
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

class Undo extends Error {}

describe("refreshes equal a full rebuild", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "seed %i: random late, corrected, moved, deleted facts and a moving as of",
    async (seed) => {
      const sql = database.writer;
      const programme = await writeRandomProgramme(sql, seed, { accounts: 16 });
      await refresh(sql, programme);
      const random = seeded(seed * 7919);
      for (let round = 0; round < 12; round++) {
        const done: string[] = [];
        for (let count = 1 + Math.floor(random() * 3); count > 0; count--)
          done.push(await mutateProgramme(sql, programme, random));
        await refresh(sql, programme);
        expect(await differences(sql, programme), done.join("; ")).toEqual([]);
      }
    },
  );
});
