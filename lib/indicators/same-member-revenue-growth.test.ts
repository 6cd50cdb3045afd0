import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("members on every day of both quarters alone: 250 on 200 is +25 %, whatever the others do", async () => {
  const club = await handMade(database);
  const orders = (account: string, before: number, now: number) => {
    club.order(account, "2011-03-31", before);
    club.order(account, "2012-02-01", now);
  };
  club.member("A", "2010-01-01");
  orders("A", 100_00, 150_00);
  club.member("B", "2011-01-01", "2012-04-01"); // From the first day of one to the last day of the other.
  orders("B", 100_00, 100_00);
  club.member("C", "2011-01-02"); // A day late.
  orders("C", 10_00, 900_00);
  club.member("D", "2010-01-01", "2012-03-31"); // A day early.
  orders("D", 10_00, 900_00);
  orders("E", 10_00, 900_00); // Never a member.
  await club.ready();
  const row = await club.row("same-member-revenue-growth", "2012-Q1");
  expect(row).toMatchObject({ value: 0.25, numerator: 250_00, denominator: 200_00 });
});

test("back on the day of leaving is never away, nor is away between the two; back a day later is", async () => {
  const club = await handMade(database);
  club.member("A", "2010-01-01", "2012-02-10");
  club.member("A", "2012-02-10");
  club.member("B", "2010-01-01", "2011-06-01");
  club.member("B", "2011-09-01"); // Away for a summer that is in neither quarter.
  club.member("C", "2010-01-01", "2012-02-10");
  club.member("C", "2012-02-11");
  for (const [account, now] of Object.entries({ A: 110_00, B: 140_00, C: 900_00 })) {
    club.order(account, "2011-02-01", 100_00);
    club.order(account, "2012-03-01", now);
  }
  await club.ready();
  const row = await club.row("same-member-revenue-growth", "2012-Q1");
  expect(row).toMatchObject({ value: 0.25, numerator: 250_00, denominator: 200_00 });
});

test("a quarter that is cut is compared to the same day, by the tier held on it", async () => {
  const club = await handMade(database, { asOf: "2012-05-20" });
  club.member("A", "2011-04-01");
  club.tier("A", "2011-04-01", "silver");
  club.tier("A", "2012-05-20", "gold");
  club.order("A", "2011-05-20", 100_00);
  club.order("A", "2011-05-21", 500_00); // A day after.
  club.order("A", "2012-05-01", 150_00);
  await club.ready();
  expect(await club.row("same-member-revenue-growth", "2012-Q2")).toMatchObject({ value: 0.5, partial: true });
  expect(await club.values("same-member-revenue-growth", "2012-Q2", "tier")).toMatchObject({ gold: 0.5 });
});

test("the whole February of a common year is compared to all 29 days of a leap year's", async () => {
  const club = await handMade(database, { asOf: "2013-02-28" });
  club.member("A", "2010-01-01");
  club.order("A", "2012-02-29", 80_00);
  club.order("A", "2013-02-28", 100_00);
  await club.ready();
  expect(await club.value("same-member-revenue-growth", "2013-02")).toBe(0.25);
});

test("not known where N-1 begins before the data, or comes to nothing; refused of a period that is no standard one", async () => {
  const club = await handMade(database, { dataFrom: "2011-01-02" });
  club.member("A", "2010-01-01");
  club.order("A", "2011-02-01", 100_00);
  club.order("A", "2011-04-01", 100_00);
  club.order("A", "2011-05-01", -100_00);
  club.order("A", "2012-03-01", 150_00);
  club.order("A", "2012-05-01", 50_00);
  await club.ready();
  const growth = (period: string) => club.row("same-member-revenue-growth", period);
  expect(await growth("2012-Q1"), "January 1, 2011 is missing").toMatchObject({ value: null, denominator: null });
  expect(await growth("2012-02")).toMatchObject({ value: -1, numerator: 0, denominator: 100_00 });
  expect(await growth("2012-Q2")).toMatchObject({ value: null, numerator: 50_00, denominator: 0 });
  await expect(growth("2012-02..2012-03")).rejects.toThrow(RequestError);
});
