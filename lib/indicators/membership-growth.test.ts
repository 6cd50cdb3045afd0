import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("of four on the eve, one leaves and two join: +25 %", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C"]) club.member(account, "2011-01-01");
  club.member("D", "2011-12-31", "2012-01-01");
  club.member("E", "2012-01-01");
  club.member("F", "2012-03-31");
  await club.ready();
  expect(await club.row("membership-growth", "2012-Q1")).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
});

test("each month grows on its own eve: 1 to 2 to 3 is +100 % and +50 %, and +200 % over both", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.member("B", "2012-01-10");
  club.member("C", "2012-02-10");
  await club.ready();
  expect(await club.values("membership-growth", "2012-01..2012-02", "month")).toEqual({ "2012-01": 1, "2012-02": 0.5 });
  expect(await club.value("membership-growth", "2012-01..2012-02")).toBe(2);
});

test("of a tier, on those who held it on the eve: moving up is no growth", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B"]) {
    club.member(account, "2011-01-01");
    club.tier(account, "2011-01-01", "silver");
  }
  club.tier("B", "2012-03-01", "gold");
  club.member("C", "2012-03-10");
  club.tier("C", "2012-03-10", "silver");
  await club.ready();
  const { rows } = await club.ask("membership-growth", "2012-03", { by: ["tier"] });
  const held = rows.filter(({ key }) => key.tier !== "none"); // C on the eve: no member yet.
  expect(held.map(({ key, value, numerator, denominator }) => [key.tier, value, numerator, denominator])).toEqual([
    ["silver", 0.5, 1, 2],
    ["gold", null, 0, 0], // Nobody held it.
  ]);
});

test("nobody on the eve, or an eve before the data: not known", async () => {
  const club = await handMade(database, { dataFrom: "2012-01-01" });
  club.member("A", "2011-01-01", "2012-02-01");
  club.member("B", "2012-03-01");
  await club.ready();
  expect(await club.values("membership-growth", "2012-01..2012-04", "month")).toEqual({
    "2012-01": null, // December 31 is missing.
    "2012-02": -1,
    "2012-03": null,
    "2012-04": 0,
  });
  expect(await club.row("membership-growth", "2012-01")).toMatchObject({ denominator: null });
});
