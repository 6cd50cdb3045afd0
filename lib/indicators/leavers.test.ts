import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("on the day that membership ends, which is the first day without it", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-31");
  club.member("B", "2011-01-01", "2012-04-01");
  club.member("C", "2012-04-05", "2012-04-10");
  await club.ready();
  expect(await club.values("leavers", "2012-03..2012-05", "month")).toEqual({
    "2012-03": 1,
    "2012-04": 2,
    "2012-05": 0,
  });
});

test("leaving and coming back on one day is a leaver and a new member, and no member less", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-10");
  club.member("A", "2012-03-10");
  await club.ready();
  expect(await club.value("leavers", "2012-03")).toBe(1);
  expect(await club.value("new-members", "2012-03")).toBe(1);
  expect(await club.values("members", "2012-02..2012-03", "month")).toEqual({ "2012-02": 1, "2012-03": 1 });
});

test("a leaver is of the tier of the last day as a member; one to come does not count yet", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.member("A", "2011-01-01", "2012-03-15");
  club.tier("A", "2011-01-01", "silver");
  club.member("B", "2011-01-01", "2012-06-21");
  club.tier("B", "2011-01-01", "gold");
  await club.ready();
  const byTier = await club.values("leavers", "2012", "tier");
  expect(byTier).toMatchObject({ silver: 1, gold: 0 });
});

test("who leaves on the first of a month has left the tier held the day before", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-01");
  club.tier("A", "2011-01-01", "silver");
  club.tier("A", "2012-03-01", "gold");
  club.member("B", "2011-01-01", "2012-01-01");
  club.tier("B", "2011-01-01", "bronze");
  club.tier("B", "2011-12-31", "gold");
  club.member("C", "2011-01-01", "2012-03-01");
  await club.ready();
  const { rows } = await club.ask("leavers", "2012-01..2012-03", { by: ["month", "tier"] });
  expect(rows.filter(({ value }) => value !== 0).map(({ period, key, value }) => [period, key.tier, value])).toEqual([
    ["2012-01", "gold", 1],
    ["2012-03", "silver", 1],
    ["2012-03", "none", 1],
  ]);
  expect(await club.values("members", "2012-02..2012-03", "month")).toEqual({ "2012-02": 2, "2012-03": 0 });
});
