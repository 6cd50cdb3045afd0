import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("60 and 40 of a potential of 100 each, and nothing of a third: a third; unknown potential is left out", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.account("A", { potential: 100_00 });
  club.account("B", { potential: 100_00 });
  club.account("C", { potential: 100_00, since: "2010-01-01" });
  club.member("A", "2010-01-01");
  club.order("A", "2011-06-20", 500_00); // A day too early.
  club.order("A", "2011-06-21", 60_00);
  club.order("B", "2012-06-20", 50_00); // Not a member.
  club.order("B", "2012-06-20", -10_00);
  club.order("D", "2012-06-01", 900_00);
  await club.ready();
  const row = await club.row("potential-reached", "2012");
  expect(row.value).toBeCloseTo(1 / 3, 12);
  expect(row).toMatchObject({ numerator: 100_00, denominator: 300_00 });
});

test("an account counts from the day it is known; one may reach more than its potential", async () => {
  const club = await handMade(database);
  club.account("A", { potential: 40_00, segment: "trade" });
  club.account("B", { potential: 40_00, segment: "retail", since: "2012-05-31" });
  club.order("A", "2012-01-10", 60_00);
  await club.ready();
  expect(await club.values("potential-reached", "2012-04..2012-05", "month")).toEqual({
    "2012-04": 1.5,
    "2012-05": 0.75,
  });
  expect(await club.values("potential-reached", "2012-05", "segment")).toEqual({ trade: 1.5, retail: 0 });
  await expect(club.ask("potential-reached", "2012-05", { by: ["tier"] })).rejects.toThrow(RequestError);
});

test("nobody's potential is known, or 12 months that begin before the data: not known", async () => {
  const club = await handMade(database, { dataFrom: "2011-06-01" });
  club.account("A", { potential: 100_00 });
  club.order("A", "2011-06-01", 50_00);
  await club.ready();
  expect(await club.values("potential-reached", "2012-04..2012-05", "month")).toEqual({
    "2012-04": null,
    "2012-05": 0.5,
  });
  const unknown = await handMade(database);
  unknown.order("A", "2012-01-01", 10_00);
  await unknown.ready();
  expect(await unknown.row("potential-reached", "2012-05")).toMatchObject({ value: null, denominator: 0 });
});
