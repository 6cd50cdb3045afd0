import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("of four that bought the year before, two bought again: 50 %", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  const bought = (account: string, ...days: string[]) => {
    for (const day of days) club.order(account, day, 10_00);
  };
  for (const account of ["A", "B", "E"]) club.member(account, "2010-01-01");
  club.member("C", "2010-01-01", "2012-01-01");
  club.member("D", "2010-01-01", "2011-07-15");
  bought("A", "2010-07-01", "2012-06-30");
  bought("B", "2011-06-30");
  bought("C", "2010-09-01", "2011-09-01"); // Again before leaving.
  bought("D", "2010-09-01", "2011-09-01"); // After leaving: lost.
  bought("E", "2011-09-01"); // Not the year before.
  await club.ready();
  expect(await club.row("retention-rate", "2012-06")).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
});

test("where as of cuts the month, both years are cut on its day", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B", "C"]) club.member(account, "2010-01-01");
  club.order("A", "2011-06-20", 10_00);
  club.order("A", "2011-06-21", 10_00);
  club.order("B", "2010-06-20", 10_00); // A day before the year before.
  club.order("B", "2011-06-21", 10_00);
  club.order("C", "2010-06-21", 10_00);
  await club.ready();
  expect(await club.row("retention-rate", "2012")).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
});

test("a return is no purchase, nor is one while away; who came back and bought is kept", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  club.member("A", "2010-01-01");
  for (const account of ["B", "C", "D"]) {
    club.member(account, "2010-01-01", "2011-07-01");
    club.member(account, "2012-01-01");
  }
  for (const account of ["A", "B", "C", "D"]) club.order(account, "2011-01-10", 10_00);
  club.order("D", "2011-01-11", -10_00); // Takes back what was bought, not that it was.
  club.order("A", "2011-09-01", -10_00);
  club.order("B", "2012-01-01", 10_00);
  club.order("C", "2011-12-31", 10_00);
  await club.ready();
  expect(await club.row("retention-rate", "2012-06")).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
});

test("nobody the year before, or a year before that begins before the data: not known", async () => {
  const club = await handMade(database, { dataFrom: "2010-07-01", asOf: "2012-06-30" });
  club.account("A", { segment: "trade" });
  club.account("B", { segment: "retail" });
  for (const account of ["A", "B"]) club.member(account, "2010-07-01");
  club.order("A", "2010-07-01", 10_00);
  club.order("A", "2011-07-01", 10_00);
  club.order("B", "2011-07-01", 10_00);
  await club.ready();
  expect(await club.value("retention-rate", "2012-05"), "June 2010 is missing").toBeNull();
  expect(await club.values("retention-rate", "2012-06", "segment")).toEqual({ trade: 1, retail: null });
});
