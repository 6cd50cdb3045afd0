import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("0, 10, 30 and 50 days: the median is 20, of the four members that ever ordered", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const [account, day] of Object.entries({ A: "2012-06-20", B: "2012-06-10", C: "2012-05-21", D: "2012-05-01" })) {
    club.member(account, "2011-01-01");
    club.order(account, "2011-03-01", 10_00);
    club.order(account, day, 10_00);
  }
  club.order("D", "2012-06-19", -10_00); // A return is no order.
  club.order("D", "2012-06-19", 10_00, { cancelled: true });
  club.member("E", "2011-01-01"); // Never.
  club.order("F", "2009-06-01", 10_00); // No member.
  await club.ready();
  const row = await club.row("recency", "2012");
  expect(row).toMatchObject({ value: 20, numerator: 4, denominator: null });
});

test("bands end on their last day; a year to the day is over 365 where a leap day is in it", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  const days = ["05-31", "05-30", "05-01", "04-30", "04-01", "03-31", "01-02", "01-01"].map((day) => `2012-${day}`);
  for (const [place, day] of [...days, "2011-07-01", "2011-06-30"].entries()) {
    club.member(`A${place}`, "2011-01-01");
    club.order(`A${place}`, day, 10_00);
  }
  club.member("never", "2011-01-01");
  club.member("returned", "2011-01-01");
  club.order("returned", "2012-06-01", -10_00);
  await club.ready();
  const { rows } = await club.ask("recency", "2012-06", { definition: "bands" });
  expect(rows.map(({ key, value }) => [key.part, value])).toEqual([
    ["0-30", 1],
    ["31-60", 2],
    ["61-90", 2],
    ["91-180", 2],
    ["181-365", 2],
    ["over-365", 1],
    ["never", 2],
  ]);
  expect(rows.every(({ denominator }) => denominator === 12)).toBe(true);
});

test("of a past month, what came later is not yet; an order before joining counts, a leaver's does not", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-04-20", 10_00);
  club.order("A", "2012-05-10", 10_00);
  club.tier("A", "2011-01-01", "silver");
  club.tier("A", "2012-05-01", "gold");
  club.member("B", "2012-04-30");
  club.order("B", "2012-03-31", 10_00);
  club.member("C", "2011-01-01", "2012-04-30");
  club.order("C", "2012-04-29", 10_00);
  await club.ready();
  expect(await club.value("recency", "2012-04")).toBe(20); // 10 and 30.
  expect(await club.values("recency", "2012-04", "tier")).toMatchObject({ silver: 10, none: 30 });
  expect(await club.values("recency", "2012-05", "tier")).toMatchObject({ gold: 21, none: 61 });
});

test("what was ordered before the data is as never; nobody ordered, or a day before the data: not known", async () => {
  const club = await handMade(database, { dataFrom: "2012-01-01" });
  club.member("A", "2011-01-01");
  club.order("A", "2011-12-31", 10_00);
  await club.ready();
  expect(await club.value("recency", "2012-01")).toBeNull();
  const bands = await club.parts("recency", "2012-01", { definition: "bands" });
  expect(bands).toMatchObject({ "0-30": 0, "31-60": 0, "over-365": 0, never: 1 });
  const before = await club.parts("recency", "2011-12", { definition: "bands" });
  expect(before).toMatchObject({ "0-30": null, never: null });
  expect(await club.value("recency", "2011-12")).toBeNull();
});
