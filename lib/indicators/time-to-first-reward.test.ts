import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("after 0, 20 and 30 days: 20; what follows the first, or comes back later, changes nothing", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C"]) {
    club.member(account, "2012-01-01");
    club.earn(account, "2012-01-01", 100);
  }
  club.redeem("A", "2012-01-01", 10);
  const first = club.redeem("B", "2012-01-21", 10);
  club.reverse(first, "2012-02-01");
  club.redeem("B", "2012-03-01", 10);
  club.redeem("C", "2012-01-31", 10);
  await club.ready();
  expect(await club.row("time-to-first-reward", "2012")).toMatchObject({ value: 20, numerator: 3, denominator: 3 });
});

test("not known while under half have had one: 1 of 3 in February, 2 of 3 in March", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C"]) club.member(account, "2012-01-01");
  club.redeem("A", "2012-02-10", 10);
  club.redeem("B", "2012-03-01", 10);
  await club.ready();
  expect(await club.values("time-to-first-reward", "2012-01..2012-03", "month")).toEqual({
    "2012-01": null,
    "2012-02": null,
    "2012-03": 60,
  });
  const february = await club.row("time-to-first-reward", "2012-02");
  expect(february).toMatchObject({ value: null, numerator: 1, denominator: 3 });
});

test("who left or joined 5 days ago without one is counted for 5 days: of those seen for 10, half have had one", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B"]) club.member(account, "2012-01-01");
  club.redeem("A", "2012-01-11", 10);
  club.redeem("B", "2012-01-21", 10);
  club.member("left", "2012-01-01", "2012-01-06");
  club.redeem("left", "2012-01-09", 10); // No member any more.
  for (const account of ["new", "newer"]) club.member(account, "2012-06-15");
  await club.ready();
  expect(await club.row("time-to-first-reward", "2012")).toMatchObject({ value: 10, numerator: 2, denominator: 5 });
});

test("neither what was spent before joining nor what came back the same day is a first reward; re-joining starts nothing", async () => {
  const club = await handMade(database, { dataFrom: "2009-01-01" });
  club.member("A", "2012-01-01");
  club.redeem("A", "2011-12-20", 10);
  club.reverse(club.redeem("A", "2012-01-05", 10), "2012-01-05");
  club.redeem("A", "2012-01-08", 10);
  club.member("B", "2008-12-31", "2009-06-01"); // First joined before the data.
  club.member("B", "2012-01-01");
  club.redeem("B", "2012-01-02", 10);
  await club.ready();
  expect(await club.row("time-to-first-reward", "2012")).toMatchObject({ value: 7, numerator: 1, denominator: 1 });
});
