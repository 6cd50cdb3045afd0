import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("200 points at 2 cents on 100.00: 4 %", async () => {
  const club = await handMade(database, { pointValue: 2 });
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 100_00);
  club.order("B", "2012-03-01", 900_00); // Not a member.
  club.earn("A", "2012-03-02", 200);
  await club.ready();
  const row = await club.row("generosity-granted", "2012-03");
  expect(row).toMatchObject({ value: 0.04, numerator: 4_00, denominator: 100_00 });
});

test("points taken back make a month's generosity negative, and lower the year's", async () => {
  const club = await handMade(database, { pointValue: 0.5 });
  club.member("A", "2011-01-01");
  for (const day of ["2012-03-01", "2012-04-01"]) club.order("A", day, 100_00);
  const march = club.earn("A", "2012-03-02", 400);
  club.earn("A", "2012-03-03", 400);
  club.reverse(march, "2012-04-02");
  await club.ready();
  expect(await club.values("generosity-granted", "2012-03..2012-04", "month")).toEqual({
    "2012-03": 0.04,
    "2012-04": -0.02,
  });
  expect(await club.value("generosity-granted", "2012")).toBe(0.01);
});

test("points without a value, or nothing bought: not known", async () => {
  const worthless = await handMade(database, { pointValue: null });
  worthless.member("A", "2011-01-01");
  worthless.order("A", "2012-03-01", 100_00);
  worthless.earn("A", "2012-03-02", 200);
  await worthless.ready();
  expect(await worthless.value("generosity-granted", "2012-03")).toBeNull();
  const club = await handMade(database, { pointValue: 2 });
  club.earn("A", "2012-03-02", 200);
  await club.ready();
  expect(await club.value("generosity-granted", "2012-03")).toBeNull();
});
