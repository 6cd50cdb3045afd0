import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("60 of members among 60 + 40: 60 %", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 60_00);
  club.order("B", "2012-03-01", 40_00);
  await club.ready();
  const row = await club.row("member-revenue-share", "2012-03");
  expect(row).toMatchObject({ value: 0.6, numerator: 60_00, denominator: 100_00 });
});

test("nothing sold at all: not known, rather than 0", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  await club.ready();
  expect(await club.row("member-revenue-share", "2012-03")).toMatchObject({ value: null, denominator: 0 });
});

test("a whole is a ratio of totals: 10 of 10 and 10 of 90 make 20 %, not the mean of the two", async () => {
  const club = await handMade(database);
  club.account("A", { segment: "small" });
  club.account("B", { segment: "big" });
  club.account("C", { segment: "big" });
  club.member("A", "2011-01-01");
  club.member("B", "2011-01-01");
  club.order("A", "2012-03-01", 10_00);
  club.order("B", "2012-03-01", 10_00);
  club.order("C", "2012-03-01", 80_00);
  await club.ready();
  expect(await club.value("member-revenue-share", "2012-03")).toBe(0.2);
  const bySegment = await club.values("member-revenue-share", "2012-03", "segment");
  expect(bySegment.small).toBe(1);
  expect(bySegment.big).toBeCloseTo(1 / 9, 12);
});
