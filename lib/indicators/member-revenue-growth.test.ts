import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("from 100 to 120 is 20 %; the non-member's 1,000 says nothing", async () => {
  const club = await handMade(database);
  club.member("A", "2010-01-01");
  club.order("A", "2011-03-01", 100_00);
  club.order("A", "2012-03-01", 120_00);
  club.order("B", "2012-03-01", 1000_00);
  await club.ready();
  const row = await club.row("member-revenue-growth", "2012-Q1");
  expect(row.value).toBeCloseTo(0.2, 12);
  expect(row).toMatchObject({ numerator: 120_00, denominator: 100_00 });
});

test("from 0, from below 0 and from before the data there is no growth", async () => {
  const club = await handMade(database, { dataFrom: "2010-03-01" });
  club.member("A", "2010-03-01");
  club.order("A", "2011-01-10", 50_00);
  club.order("A", "2011-03-10", -10_00);
  club.order("A", "2012-02-10", 70_00);
  club.order("A", "2012-03-10", 80_00);
  await club.ready();
  expect(await club.value("member-revenue-growth", "2011-01"), "N-1 is before the data").toBeNull();
  expect(await club.value("member-revenue-growth", "2012-02"), "from 0").toBeNull();
  expect(await club.value("member-revenue-growth", "2012-03"), "from a return").toBeNull();
  expect(await club.value("member-revenue-growth", "2012-01"), "from 50 to 0").toBe(-1);
});

test("a year to June 20 grows on the year before to June 20; its own N-1 on the year before that", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.member("A", "2010-01-01");
  club.order("A", "2010-06-20", 50_00);
  club.order("A", "2011-06-20", 100_00);
  club.order("A", "2011-06-21", 900_00);
  club.order("A", "2012-06-20", 150_00);
  await club.ready();
  const row = await club.row("member-revenue-growth", "2012", { compare: "n-1" });
  expect(row).toMatchObject({ value: 0.5, previous: 1, change: -0.5, partial: true });
});
