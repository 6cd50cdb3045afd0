import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("two members among the three flagged and the member who is not: 2 of 4", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C"]) club.account(account, { eligible: true });
  club.account("D");
  club.account("E");
  club.member("A", "2011-01-01");
  club.member("D", "2011-01-01"); // Not flagged: members are eligible all the same.
  club.order("E", "2012-03-01", 10_00); // An order makes nobody eligible where some are flagged.
  await club.ready();
  expect(await club.row("penetration", "2012-05")).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
});

test("nothing flagged: who ordered in the 12 months is eligible, so 1 of 3", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.member("A", "2010-01-01"); // Never ordered.
  club.order("B", "2011-06-21", 10_00);
  club.order("C", "2012-06-20", 10_00);
  club.order("D", "2011-06-20", 10_00); // A day too early.
  club.order("E", "2012-06-01", -10_00); // A return is no order.
  await club.ready();
  const row = await club.row("penetration", "2012");
  expect(row.value).toBeCloseTo(1 / 3, 12);
  expect(row).toMatchObject({ numerator: 1, denominator: 3 });
});

test("nobody eligible: not known", async () => {
  const club = await handMade(database);
  club.order("A", "2010-01-01", 10_00);
  await club.ready();
  expect(await club.row("penetration", "2012-05")).toMatchObject({ value: null, denominator: 0 });
});

test("nothing flagged, and 12 months that begin before the data: not known; flagged, the day is enough", async () => {
  for (const eligible of [false, true]) {
    const club = await handMade(database, { dataFrom: "2012-01-01" });
    club.account("A", { eligible });
    club.member("A", "2012-01-01");
    await club.ready();
    expect(await club.value("penetration", "2012-05")).toBe(eligible ? 1 : null);
  }
});
