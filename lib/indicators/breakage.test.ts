import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("of the quarter whose 100 points are gone 30 expired: 30 %; of the next, 1 is left, and it says nothing yet", async () => {
  const club = await handMade(database);
  club.earn("A", "2011-02-01", 100);
  club.redeem("A", "2011-03-01", 70);
  club.earn("A", "2011-05-01", 200);
  club.expire("A", "2011-12-31", 30);
  club.expire("A", "2012-01-31", 199);
  await club.ready();
  expect(await club.row("breakage", "2012")).toMatchObject({ value: 0.3, numerator: 30, denominator: 100 });
  expect(await club.values("breakage", "2011-11..2012-01", "month")).toEqual({
    "2011-11": null,
    "2011-12": 0.3,
    "2012-01": 0.3,
  });
});

test("points given back open their quarter again, and what it was worth before is not known either", async () => {
  const club = await handMade(database);
  const earned = club.earn("A", "2011-02-01", 100);
  club.reverse(earned, "2011-02-15", 10); // Taken back: issued, and neither spent nor expired.
  const spent = club.redeem("A", "2011-03-15", 90);
  club.reverse(spent, "2011-05-10", 40);
  club.expire("A", "2011-08-31", 40);
  await club.ready();
  expect(await club.values("breakage", "2011-04..2011-08", "month")).toEqual({
    "2011-04": null,
    "2011-05": null,
    "2011-06": null,
    "2011-07": null,
    "2011-08": 0.4,
  });
});

test("a quarter is gone when everybody's points of it are: of the first B holds 10, of the second nobody holds any", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B"]) club.account(account, { segment: account });
  club.earn("A", "2011-02-01", 50);
  club.expire("A", "2011-03-01", 50);
  club.earn("B", "2011-02-01", 10);
  club.earn("A", "2011-05-01", 40);
  club.redeem("A", "2011-06-01", 30);
  club.expire("A", "2012-01-31", 10);
  club.earn("B", "2011-05-01", 20, "2011-12-31");
  club.redeem("B", "2011-06-15", 20);
  await club.ready();
  expect(await club.values("breakage", "2012", "segment")).toEqual({ A: 0.25, B: 0 });
  expect(await club.row("breakage", "2012")).toMatchObject({ value: 10 / 60, numerator: 10, denominator: 60 });
});

test("a quarter that goes on has not closed though its points are gone; one is closed by the last day, June 20", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.earn("A", "2012-01-10", 10);
  club.earn("A", "2012-04-10", 90, "2012-12-31");
  club.redeem("A", "2012-05-01", 90);
  club.expire("A", "2012-06-20", 10);
  await club.ready();
  expect(await club.value("breakage", "2012-05")).toBeNull();
  expect(await club.row("breakage", "2012-06")).toMatchObject({ value: 1, numerator: 10, denominator: 10 });
});

test("a quarter that begins before the data does not count, and without any there is no rate", async () => {
  const club = await handMade(database, { dataFrom: "2011-01-02" });
  club.earn("A", "2011-02-01", 10);
  club.expire("A", "2011-03-01", 10);
  await club.ready();
  expect(await club.value("breakage", "2012")).toBeNull();
});
