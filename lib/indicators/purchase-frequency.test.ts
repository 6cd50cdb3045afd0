import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("three orders and one, of the two members that bought at all in the 12 months to the day: 2", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B", "C", "D"]) club.member(account, "2010-01-01");
  for (const day of ["2011-06-21", "2012-01-05", "2012-06-20"]) club.order("A", day, 10_00);
  club.order("A", "2012-06-01", -10_00);
  club.order("A", "2012-06-02", 10_00, { cancelled: true });
  club.order("B", "2012-03-01", 10_00);
  club.order("C", "2011-06-20", 10_00); // A day too early.
  club.order("D", "2012-03-01", -10_00); // A return is no order.
  await club.ready();
  expect(await club.row("purchase-frequency", "2012")).toMatchObject({ value: 2, numerator: 4, denominator: 2 });
});

test("of who is a member at the end, what was bought before joining too; of who is none any more, nothing", async () => {
  const club = await handMade(database);
  club.member("A", "2012-05-31");
  for (const day of ["2011-10-01", "2012-01-01", "2012-05-30"]) club.order("A", day, 10_00);
  club.member("B", "2011-01-01", "2012-05-31");
  for (const day of ["2011-10-01", "2012-01-01", "2012-05-30"]) club.order("B", day, 10_00);
  club.member("C", "2011-01-01", "2012-02-01"); // Left, ordered, came back.
  club.member("C", "2012-04-01");
  club.order("C", "2012-03-01", 10_00);
  await club.ready();
  expect(await club.row("purchase-frequency", "2012-05")).toMatchObject({ value: 2, numerator: 4, denominator: 2 });
});

test("12 whole months to the end of February: the leap day of the year before is not in them", async () => {
  const club = await handMade(database, { asOf: "2013-02-28" });
  club.member("A", "2010-01-01");
  for (const day of ["2012-02-29", "2012-03-01", "2013-02-28"]) club.order("A", day, 10_00);
  await club.ready();
  expect(await club.value("purchase-frequency", "2013-02")).toBe(2);
});

test("nobody bought, or 12 months that begin before the data: not known", async () => {
  const club = await handMade(database, { dataFrom: "2011-07-01", asOf: "2012-07-31" });
  club.member("A", "2011-01-01");
  club.order("A", "2011-07-01", 10_00);
  await club.ready();
  expect(await club.values("purchase-frequency", "2012-05..2012-07", "month")).toEqual({
    "2012-05": null, // June 2011 is missing.
    "2012-06": 1,
    "2012-07": null,
  });
  expect(await club.row("purchase-frequency", "2012-07")).toMatchObject({ numerator: 0, denominator: 0 });
});
