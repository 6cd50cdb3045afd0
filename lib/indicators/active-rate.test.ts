import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("two of three members bought in the 12 months to the day: 66.7 %", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B", "C"]) club.member(account, "2010-01-01");
  club.order("A", "2012-06-20", 10_00);
  club.order("B", "2011-06-21", 10_00); // The first day of the window.
  club.order("C", "2011-06-20", 10_00); // The day before it.
  await club.ready();
  const row = await club.row("active-rate", "2012");
  expect(row.value).toBeCloseTo(2 / 3, 12);
  expect(row).toMatchObject({ numerator: 2, denominator: 3 });
});

test("a whole month looks back on 12 whole months, and who bought twelve times counts once", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B"]) club.member(account, "2010-01-01");
  for (let month = 1; month <= 12; month++) club.order("A", `2011-${String(month).padStart(2, "0")}-15`, 10_00);
  club.order("B", "2010-12-31", 10_00);
  await club.ready();
  expect(await club.value("active-rate", "2011")).toBe(0.5);
  expect(await club.value("active-rate", "2011-11")).toBe(1); // December 2010 is still in it.
});

test("an order before joining, a return and a leaver's order do not make an active member", async () => {
  const club = await handMade(database);
  club.member("A", "2012-05-01");
  club.order("A", "2012-04-30", 10_00);
  club.member("B", "2011-01-01");
  club.order("B", "2012-05-10", -10_00);
  club.member("C", "2011-01-01", "2012-05-15");
  club.order("C", "2012-05-10", 10_00);
  await club.ready();
  expect(await club.row("active-rate", "2012-05")).toMatchObject({ value: 0, numerator: 0, denominator: 2 });
});

test("without members it is not known; nor where the 12 months begin before the data", async () => {
  const club = await handMade(database, { dataFrom: "2011-01-01" });
  club.member("A", "2011-02-01");
  club.order("A", "2011-02-01", 10_00);
  await club.ready();
  expect(await club.value("active-rate", "2011-11"), "December 2010 is missing").toBeNull();
  expect(await club.value("active-rate", "2011")).toBe(1);
  const empty = await handMade(database);
  empty.order("A", "2012-01-01", 10_00);
  await empty.ready();
  expect(await empty.value("active-rate", "2012")).toBeNull();
});
