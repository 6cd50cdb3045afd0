import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("of 5 eligible 3 are members; 2 of these ordered in 12 months, and 2 redeemed, one of whom ordered nothing", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C", "D", "E"]) club.account(account, { eligible: true });
  for (const account of ["A", "B", "C"]) club.member(account, "2010-01-01");
  club.order("A", "2012-03-01", 10_00);
  club.order("B", "2012-04-01", 10_00);
  club.order("C", "2011-05-31", 10_00); // A day too early.
  club.order("D", "2012-05-01", 10_00);
  for (const account of ["B", "C"]) {
    club.earn(account, "2012-01-01", 100);
    club.redeem(account, "2012-05-31", 50);
  }
  await club.ready();
  expect(await club.parts("member-funnel", "2012-05")).toEqual({ eligible: 5, members: 3, active: 2, redeeming: 2 });
});

test("a programme without points has no step for them", async () => {
  const club = await handMade(database, { features: ["tiers"] });
  club.member("A", "2010-01-01");
  club.order("A", "2012-03-01", 10_00);
  await club.ready();
  expect(await club.parts("member-funnel", "2012-05")).toEqual({ eligible: 1, members: 1, active: 1 });
});
