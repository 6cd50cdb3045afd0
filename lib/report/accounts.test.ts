import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { checkLists } from "@/lib/testing/check-lists";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function makeProgramme(
  seed: number,
  asOf: string,
  flagged: boolean,
): Promise<{ marketing: Viewer; rep: Viewer }> {
  const sql = database.writer;
  const options = { asOf, dataFrom: "2022-07-01", fiscalStartMonth: seed % 2 ? 4 : 1, accounts: 40, flagged };
  const id = await writeRandomProgramme(sql, seed, options);
  await sql`update programmes set features = ${["points", "rewards", "tiers", "objectives", "margin", "visits"]} where id = ${id}`;
  await sql.begin((tx) => refreshRollups(tx, id));
  const reps = await sql<{ id: number }[]>`
    select rep_id as id from accounts where programme_id = ${id} and rep_id > 0 group by 1 order by count(*) desc limit 2`;
  const repIds = reps.map((rep) => rep.id);
  return {
    marketing: await wholeProgramme(database, id),
    rep: viewerWith(database.app, id, "sales", { kind: "portfolio", repIds }),
  };
}

test.each([
  [41, "2024-12-17", false],
  [42, "2025-01-31", true],
  [43, "2025-02-11", false],
])(
  "a generated programme (%i, as of %s): every list has as many accounts as its number says",
  async (seed, asOf, flagged) => {
    const { marketing, rep } = await makeProgramme(seed, asOf, flagged);
    const periods = ["ytd"];
    const [wide, own] = [await checkLists(marketing, periods, true), await checkLists(rep, periods, true)];
    expect([...wide.apart, ...own.apart].slice(0, 10).join("\n")).toBe("");
    console.info(
      seed,
      wide.sets.size,
      wide.compared,
      wide.filled,
      wide.twice,
      own.sets.size,
      own.compared,
      own.filled,
      own.twice,
    );
  },
  240_000,
);
