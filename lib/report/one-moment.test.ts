import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { withReader } from "./open-reader";
import { answerRequest, queryIndicator } from "./query-indicator";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("what is imported while a page is read is not on it: programme, months and accounts are of one moment", async () => {
  const club = await handMade(database, { asOf: "2012-05-31" });
  club.order("A", "2012-05-10", 10_00);
  await club.ready();
  const viewer = await club.viewer();
  const request = { indicator: "revenue", period: "ytd", by: ["month"] };

  const seen = await withReader(viewer, async (reader) => {
    const first = await answerRequest(reader, request);
    club.order("A", "2012-05-20", 90_00);
    club.order("B", "2012-06-10", 500_00);
    await database.writer`
      update programmes set as_of = '2012-06-20', data_version = data_version + 1 where id = ${club.programme}`;
    await club.ready();
    const [programme] = await reader.tx<{ asOf: string }[]>`select as_of as "asOf" from programmes`;
    return { first, second: await answerRequest(reader, request), asOf: programme?.asOf, clock: reader.clock.asOf };
  });
  expect(seen.second).toEqual(seen.first);
  expect([seen.asOf, seen.clock, seen.second.asOf]).toEqual(["2012-05-31", "2012-05-31", "2012-05-31"]);
  expect(seen.second.rows.at(-1)).toMatchObject({ period: "2012-05", value: 10_00 });

  const after = await queryIndicator(viewer, request);
  expect(after.asOf).toBe("2012-06-20");
  expect(after.rows.slice(-2).map(({ period, value }) => [period, value])).toEqual([
    ["2012-05", 100_00],
    ["2012-06", 500_00],
  ]);
});

test("a reader cannot write, nor see the ledger, nor what an order earned", async () => {
  const club = await handMade(database);
  club.order("A", "2012-05-10", 10_00);
  await club.ready();
  const viewer = await club.viewer();
  await expect(withReader(viewer, ({ tx }) => tx`delete from cube_segments`)).rejects.toThrow();
  await expect(withReader(viewer, ({ tx }) => tx`select from points`)).rejects.toThrow(/permission denied/);
  await expect(withReader(viewer, ({ tx }) => tx`select margin_cents from orders`)).rejects.toThrow(
    /permission denied/,
  );
});
