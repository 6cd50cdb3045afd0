import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("who comes back counts as new again: three enrolments of two accounts", async () => {
  const club = await handMade(database);
  club.member("A", "2012-03-01", "2012-03-05");
  club.member("A", "2012-03-20"); // In the same month.
  club.member("B", "2012-03-31");
  await club.ready();
  expect(await club.value("new-members", "2012-03")).toBe(3);
  expect(await club.value("members", "2012-03")).toBe(2);
});

test("who joins and leaves within the period was new in it; who joins after as of is not yet", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.member("A", "2012-06-02", "2012-06-05");
  club.member("B", "2012-06-20");
  club.member("C", "2012-06-21");
  club.member("D", "2011-06-20");
  club.member("E", "2011-06-21");
  await club.ready();
  expect(await club.row("new-members", "2012-06", { compare: "n-1" })).toMatchObject({ value: 2, previous: 1 });
});

test("those who were there when the data began are not new", async () => {
  const club = await handMade(database, { dataFrom: "2011-01-15" });
  club.member("A", "2011-01-14");
  club.member("B", "2011-02-01");
  await club.ready();
  expect(await club.values("new-members", "2011-01..2011-02", "month")).toEqual({ "2011-01": null, "2011-02": 1 });
});
