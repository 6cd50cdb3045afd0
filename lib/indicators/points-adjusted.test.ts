import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("given less taken away, by hand: 50 − 20 in March; in April 5 of the 20 come back, and 15 of the 50 go", async () => {
  const club = await handMade(database);
  const given = club.adjust("A", "2012-03-10", 50);
  const taken = club.adjust("A", "2012-03-20", -20);
  club.reverse(taken, "2012-04-02", 5);
  club.reverse(given, "2012-04-03", 15);
  await club.ready();
  expect(await club.values("points-adjusted", "2012-03..2012-04", "month")).toEqual({
    "2012-03": 30,
    "2012-04": -10,
  });
});

test("what is earned, spent or expired is no adjustment, nor is taking it back", async () => {
  const club = await handMade(database);
  const entries = [club.earn("A", "2012-01-05", 100), club.redeem("A", "2012-01-06", 10)];
  entries.push(club.expire("A", "2012-01-07", 20));
  for (const ref of entries) club.reverse(ref, "2012-02-01", 5);
  club.adjust("A", "2012-02-02", -3);
  await club.ready();
  expect(await club.value("points-adjusted", "2012")).toBe(-3);
});

test("a quarter that begins before the data is not known; its months in the data are", async () => {
  const club = await handMade(database, { dataFrom: "2012-02-01" });
  club.adjust("A", "2012-01-31", 7);
  club.adjust("A", "2012-02-01", 2);
  await club.ready();
  expect(await club.value("points-adjusted", "2012-Q1")).toBeNull();
  expect(await club.values("points-adjusted", "2012-01..2012-03", "month")).toEqual({
    "2012-01": null,
    "2012-02": 2,
    "2012-03": 0,
  });
});
