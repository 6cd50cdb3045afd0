import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("of ten, the top fifth is two: both are among four members, 50 %, which is all that can be", async () => {
  const club = await handMade(database);
  for (const [place, account] of [..."ABCDEFGHIJ"].entries()) {
    club.account(account, { eligible: true });
    club.order(account, "2012-03-01", 100_00 - place);
  }
  for (const account of ["A", "B", "E", "J"]) club.member(account, "2011-01-01");
  await club.ready();
  const share = await club.row("best-customer-share", "2012-05");
  expect(share).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
  const ceiling = await club.row("best-customer-share", "2012-05", { definition: "ceiling" });
  expect(ceiling).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
  // A B | C D | E F | G H | I J.
  const byFifth = await club.parts("best-customer-share", "2012-05", { definition: "penetration-by-fifth" });
  expect(byFifth).toEqual({ "1": 1, "2": 0, "3": 0.5, "4": 0, "5": 0.5 });
});

test("equal in revenue, the first code is ahead, capitals first; ranked among all, whatever the split", async () => {
  const club = await handMade(database);
  for (const account of ["a", "B", "C", "D", "E"]) {
    club.account(account, { segment: account === "B" ? "trade" : "retail" });
    club.order(account, "2012-03-01", 10_00);
  }
  for (const account of ["a", "B"]) club.member(account, "2011-01-01");
  await club.ready();
  expect(await club.value("best-customer-share", "2012-05")).toBe(0.5);
  expect(await club.values("best-customer-share", "2012-05", "segment")).toEqual({ trade: 1, retail: 0 });
});

test("a return takes an account down, and one member cannot be more than 100 % of the best", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C", "D", "E", "F"]) club.order(account, "2012-03-01", 10_00);
  club.order("A", "2012-03-02", 90_00);
  club.order("A", "2012-04-02", -95_00); // Leaves 5, the least.
  club.member("A", "2011-01-01");
  await club.ready();
  expect(await club.value("best-customer-share", "2012-03")).toBe(1);
  expect(await club.value("best-customer-share", "2012-04")).toBe(0);
  const ceiling = await club.row("best-customer-share", "2012-04", { definition: "ceiling" });
  expect(ceiling).toMatchObject({ value: 1, numerator: 2, denominator: 1 }); // Six: two, then one in each.
});

test("without members, or with 12 months that begin before the data: not known", async () => {
  const club = await handMade(database, { dataFrom: "2011-06-01" });
  club.member("A", "2012-05-01");
  club.order("A", "2012-05-01", 10_00);
  club.member("B", "2011-01-01", "2012-05-31");
  await club.ready();
  expect(await club.row("best-customer-share", "2012-05")).toMatchObject({ value: 1, denominator: 1 });
  expect(await club.value("best-customer-share", "2012-04"), "May 2011 is missing").toBeNull();
  const empty = await handMade(database);
  empty.order("A", "2012-05-01", 10_00);
  await empty.ready();
  expect(await empty.row("best-customer-share", "2012-05")).toMatchObject({
    value: null,
    numerator: 0,
    denominator: 0,
  });
  const fifths = await empty.parts("best-customer-share", "2012-05", { definition: "penetration-by-fifth" });
  expect(fifths).toEqual({ "1": 0, "2": null, "3": null, "4": null, "5": null });
});
