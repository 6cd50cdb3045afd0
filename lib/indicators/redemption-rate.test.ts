import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const rates = async (club: Awaited<ReturnType<typeof handMade>>, period: string) =>
  Promise.all(
    ["lifetime", "period", "members"].map((definition) => club.value("redemption-rate", period, { definition })),
  );

test("100 issued last year, 60 redeemed this year of 20 issued; one of two members: 50 %, 300 %, 50 %", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.member("B", "2011-01-01");
  club.earn("A", "2011-05-01", 100);
  club.earn("B", "2012-02-01", 20);
  club.redeem("A", "2012-03-01", 60);
  await club.ready();
  expect(await rates(club, "2012")).toEqual([0.5, 3, 0.5]);
});

test("who gave back what was redeemed has redeemed nothing; a year ago is too long ago", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B", "C", "D"]) club.member(account, "2010-01-01");
  club.earn("A", "2011-01-01", 1000);
  club.reverse(club.redeem("A", "2012-03-01", 50), "2012-06-20");
  club.redeem("B", "2011-06-20", 50);
  club.redeem("C", "2011-06-21", 50);
  club.member("E", "2010-01-01", "2012-06-01");
  club.redeem("E", "2012-05-01", 50); // Left since: no member any more.
  await club.ready();
  const row = await club.row("redemption-rate", "2012", { definition: "members" });
  expect(row).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
});

test("nothing issued, or nobody there: not known", async () => {
  const club = await handMade(database);
  club.redeem("A", "2012-03-01", 10);
  await club.ready();
  expect(await rates(club, "2012")).toEqual([null, null, null]);
});

test("the programme's own definition is the one asked by default, and the answer names it", async () => {
  const club = await handMade(database, { redemptionDefinition: "period" });
  club.earn("A", "2011-03-01", 70);
  club.earn("A", "2012-03-01", 30);
  club.redeem("A", "2012-03-02", 15);
  await club.ready();
  const answer = await club.ask("redemption-rate", "2012");
  expect([answer.definition, answer.rows[0]?.value]).toEqual(["period", 0.5]);
});

const ofQuarters = { definition: "cohort" };

test("of the points earned in a quarter, what was spent of them to this day; what expires first was spent first", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.earn("A", "2011-11-01", 50);
  club.earn("A", "2012-02-01", 100, "2012-12-31");
  club.redeem("A", "2012-03-01", 25);
  club.redeem("A", "2012-06-20", 15);
  await club.ready();
  expect(await club.row("redemption-rate", "2012-Q1", ofQuarters)).toMatchObject({
    value: 0.4,
    numerator: 40,
    denominator: 100,
  });
  expect(await club.value("redemption-rate", "2011-Q4", ofQuarters)).toBe(0);
});

test("what was taken back was issued all the same, and what was given back is not spent: 50 − 10 of 100", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.reverse(club.earn("A", "2012-02-01", 100), "2012-02-15", 20);
  club.reverse(club.redeem("A", "2012-03-01", 50), "2012-06-01", 10);
  await club.ready();
  expect(await club.value("redemption-rate", "2012-Q1", ofQuarters)).toBe(0.4);
});

test("last year's quarter too has been spent to this day: 40 % now, 75 % for it", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.earn("A", "2011-02-01", 100);
  club.redeem("A", "2011-03-01", 25);
  club.earn("B", "2012-02-01", 100);
  club.redeem("A", "2012-06-01", 50);
  club.redeem("B", "2012-06-01", 40);
  await club.ready();
  const row = await club.row("redemption-rate", "2012-Q1", { ...ofQuarters, compare: "n-1" });
  expect(row).toMatchObject({ value: 0.4, previous: 0.75 });
});

test("not known of a quarter that begins before the data or in which nothing was earned, nor asked of a month", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2011-04-02" });
  club.earn("A", "2011-05-01", 100);
  club.redeem("A", "2011-08-01", 50);
  await club.ready();
  expect(await club.value("redemption-rate", "2011-Q2", ofQuarters)).toBeNull();
  expect(await club.value("redemption-rate", "2011-Q3", ofQuarters)).toBeNull();
  await expect(club.ask("redemption-rate", "2011-05", ofQuarters)).rejects.toThrow("quarters");
});
