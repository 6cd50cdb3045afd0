import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("two on one day are two; returns, cancelled ones, ones of 0 and those before joining are none", async () => {
  const club = await handMade(database);
  club.member("A", "2012-02-01");
  club.order("A", "2012-01-31", 10_00);
  club.order("A", "2012-03-05", 10_00);
  club.order("A", "2012-03-05", 20_00);
  club.order("A", "2012-03-06", -5_00);
  club.order("A", "2012-03-07", 0);
  club.order("A", "2012-03-08", 30_00, { cancelled: true });
  club.order("B", "2012-03-05", 10_00);
  await club.ready();
  expect(await club.value("orders", "2012-Q1")).toBe(2);
});

test("split by segment and by month at once, each order is in one place", async () => {
  const club = await handMade(database);
  club.account("A", { segment: "trade" });
  club.account("B", { segment: "retail" });
  for (const account of ["A", "B"]) club.member(account, "2011-01-01");
  club.order("A", "2012-04-30", 10_00);
  club.order("B", "2012-05-01", 10_00);
  club.order("B", "2012-05-02", 10_00);
  await club.ready();
  const { rows } = await club.ask("orders", "2012-Q2", { by: ["month", "segment"] });
  const counted = rows.filter(({ value }) => value).map(({ period, key, value }) => [period, key.segment, value]);
  expect(counted).toEqual([
    ["2012-04", "trade", 1],
    ["2012-05", "retail", 2],
  ]);
});
