import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("two in 12 months where the best 12 had four: 50 %; who comes back is new again", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  for (const account of ["A", "B", "C", "D"]) club.member(account, "2009-03-15", "2010-01-01");
  club.member("A", "2011-07-01");
  club.member("E", "2012-06-30");
  club.member("F", "2011-06-30"); // A day too early.
  await club.ready();
  expect(await club.row("recruitment-pace", "2012-06")).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
});

test("the best is of the days until then: what comes later takes nothing from it", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.member("A", "2010-03-01");
  for (const account of ["B", "C"]) club.member(account, "2012-06-20");
  club.member("D", "2012-06-21"); // Not yet.
  await club.ready();
  expect(await club.row("recruitment-pace", "2010-06")).toMatchObject({ value: 1, denominator: 1 });
  expect(await club.row("recruitment-pace", "2012-05")).toMatchObject({ value: 0, denominator: 1 });
  // As of, though inside its month, may itself be the best.
  expect(await club.row("recruitment-pace", "2012-06")).toMatchObject({ value: 1, denominator: 2 });
});

test("12 months that begin before the data are neither known nor the best", async () => {
  const club = await handMade(database, { dataFrom: "2011-07-01", asOf: "2012-07-31" });
  for (const account of ["A", "B", "C"]) club.member(account, "2011-06-30");
  for (const account of ["D", "E"]) club.member(account, "2011-07-01");
  club.member("F", "2012-06-30");
  await club.ready();
  expect(await club.value("recruitment-pace", "2012-05")).toBeNull();
  expect(await club.row("recruitment-pace", "2012-06")).toMatchObject({ value: 1, numerator: 3, denominator: 3 });
  const row = await club.row("recruitment-pace", "2012-07"); // F alone.
  expect(row.value).toBeCloseTo(1 / 3, 12);
});

test("nobody ever joined: not known; it is the whole programme's, and not split", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  club.order("A", "2010-01-01", 10_00);
  await club.ready();
  expect(await club.row("recruitment-pace", "2012-06")).toMatchObject({ value: null, numerator: 0, denominator: 0 });
  await expect(club.ask("recruitment-pace", "2012-06", { by: ["segment"] })).rejects.toThrow(RequestError);
});
