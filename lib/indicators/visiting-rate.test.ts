import { afterAll, beforeAll, expect, test } from "vitest";
import type { Feature } from "@/db/schema/programmes";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const features: Feature[] = ["points", "rewards", "tiers", "visits"];

test("a visit of June 20 a year ago is too long ago, one after its midnight in Paris is not: 2 of 4", async () => {
  const club = await handMade(database, { features, asOf: "2012-06-20" });
  for (const account of ["A", "B", "C", "D"]) club.member(account, "2010-01-01");
  for (const day of ["2012-01-10", "2012-06-20"]) club.visit("A", `${day}T12:00:00Z`);
  club.visit("B", "2011-06-20T21:30:00Z");
  club.visit("C", "2011-06-20T22:30:00Z");
  await club.ready();
  expect(await club.row("visiting-rate", "2012")).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
});

test("who came before joining, or has left since, has not visited: 1 of 2", async () => {
  const club = await handMade(database, { features });
  club.member("A", "2012-05-01");
  club.visit("A", "2012-04-30T12:00:00Z");
  club.member("B", "2011-01-01", "2012-03-01"); // A member again, whose visit was in the membership before.
  club.member("B", "2012-05-01");
  club.visit("B", "2012-02-01T12:00:00Z");
  club.member("C", "2011-01-01", "2012-06-01");
  club.visit("C", "2012-05-01T12:00:00Z");
  await club.ready();
  expect(await club.row("visiting-rate", "2012")).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
});

test("without 12 months of data, or without members, not known", async () => {
  const club = await handMade(database, { features, dataFrom: "2011-02-01" });
  club.member("A", "2011-03-15", "2012-03-15");
  club.visit("A", "2011-04-01T12:00:00Z");
  await club.ready();
  expect(await club.values("visiting-rate", "2011-12..2012-03", "month")).toEqual({
    "2011-12": null,
    "2012-01": 1,
    "2012-02": 1,
    "2012-03": null,
  });
});
