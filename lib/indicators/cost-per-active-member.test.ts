import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a cost of 30 in the quarter over the two of three members that bought in 12 months: 15", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C"]) club.member(account, "2010-01-01");
  club.order("A", "2012-03-31", 10_00);
  club.order("B", "2011-04-01", 10_00);
  club.order("C", "2011-03-31", 10_00); // A day too early.
  club.reward("C", "2012-01-01", "gift", 100, 20_00);
  club.cost("2012-03-31", 10_00);
  club.cost("2012-04-01", 99_00); // In the next quarter.
  await club.ready();
  const row = await club.row("cost-per-active-member", "2012-Q1");
  expect(row).toMatchObject({ value: 15_00, numerator: 30_00, denominator: 2 });
});

test("active is who bought as a member, and is one: who came back is, who left or bought in between is not", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B"]) {
    club.member(account, "2011-01-01", "2012-02-01");
    club.member(account, "2012-04-01");
  }
  club.order("A", "2012-01-31", 10_00);
  club.order("B", "2012-02-01", 10_00); // Away.
  club.member("C", "2011-01-01", "2012-05-31");
  club.order("C", "2012-01-31", 10_00);
  club.member("D", "2011-01-01");
  club.order("D", "2012-01-31", -10_00); // A return is no order.
  club.cost("2012-05-10", 12_00);
  await club.ready();
  expect(await club.row("cost-per-active-member", "2012-05")).toMatchObject({ value: 12_00, denominator: 1 });
});

test("nobody active, or 12 months that begin before the data: not known", async () => {
  const club = await handMade(database, { dataFrom: "2011-06-01", asOf: "2012-06-30" });
  club.member("A", "2011-01-01");
  club.order("A", "2011-06-01", 10_00);
  for (const month of [4, 5, 6]) club.cost(`2012-0${month}-10`, 12_00);
  await club.ready();
  expect(await club.values("cost-per-active-member", "2012-04..2012-06", "month")).toEqual({
    "2012-04": null, // May 2011 is missing.
    "2012-05": 12_00,
    "2012-06": null,
  });
  const row = await club.row("cost-per-active-member", "2012-06");
  expect(row).toMatchObject({ numerator: 12_00, denominator: 0 });
});
