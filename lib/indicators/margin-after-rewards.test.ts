import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a margin of 30 less 5 of rewards on 100: 25 %", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 100_00, { margin: 30_00 });
  club.reward("A", "2012-03-05", "gift", 100, 5_00);
  await club.ready();
  const row = await club.row("margin-after-rewards", "2012-03");
  expect(row).toMatchObject({ value: 0.25, numerator: 25_00, denominator: 100_00 });
});

test("one member's order without a margin makes its cell unknown, and every total that holds it", async () => {
  const club = await handMade(database);
  club.account("A", { segment: "trade" });
  club.account("B", { segment: "retail" });
  for (const account of ["A", "B"]) club.member(account, "2011-01-01");
  club.order("A", "2012-03-01", 100_00, { margin: 30_00 });
  club.order("A", "2012-04-01", 100_00);
  club.order("B", "2012-04-01", 100_00, { margin: 10_00 });
  await club.ready();
  expect(await club.values("margin-after-rewards", "2012-03..2012-04", "month")).toEqual({
    "2012-03": 0.3,
    "2012-04": null,
  });
  expect(await club.values("margin-after-rewards", "2012-04", "segment")).toEqual({ trade: null, retail: 0.1 });
  expect(await club.value("margin-after-rewards", "2012")).toBeNull();
});

test("a margin that only a non-member's or a cancelled order lacks is known; sold under cost it is below 0", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 100_00, { margin: -20_00 });
  club.order("A", "2012-03-02", 100_00, { cancelled: true });
  club.order("B", "2012-03-01", 100_00);
  await club.ready();
  expect(await club.value("margin-after-rewards", "2012-03")).toBe(-0.2);
});

test("nothing bought: not known", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  await club.ready();
  expect(await club.value("margin-after-rewards", "2012-03")).toBeNull();
});
