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

test("a visit is of its day in Paris: at 22:30 UTC on May 31, who joins on June 1 is a member already", async () => {
  const club = await handMade(database, { features, asOf: "2012-06-20" });
  club.member("A", "2012-06-01");
  club.visit("A", "2012-05-31T21:59:59Z"); // A second before midnight in Paris: no member yet.
  club.visit("A", "2012-05-31T22:30:00+01:00"); // 23:30 in Paris.
  club.visit("A", "2012-05-31T22:30:00Z"); // 0:30 in Paris, on June 1.
  club.visit("A", "2012-06-20T21:30:00Z");
  club.visit("A", "2012-06-20T22:30:00Z"); // After as of.
  await club.ready();
  expect(await club.values("visits", "2012-05..2012-06", "month")).toEqual({ "2012-05": 0, "2012-06": 2 });
});

test("in winter Paris is an hour ahead: 23:30 UTC on December 31 is next year's", async () => {
  const club = await handMade(database, { features });
  club.member("A", "2011-01-01");
  club.visit("A", "2011-12-31T22:30:00Z");
  club.visit("A", "2011-12-31T23:30:00Z");
  club.visit("A", "2011-12-31T23:30:00Z", "catalogue");
  await club.ready();
  expect(await club.value("visits", "2011")).toBe(1);
  expect(await club.value("visits", "2012")).toBe(2);
});

test("by the tier at the month's end; those after leaving are none", async () => {
  const club = await handMade(database, { features });
  club.member("A", "2011-01-01", "2012-04-10");
  club.tier("A", "2011-01-01", "bronze");
  club.tier("A", "2012-03-20", "silver");
  for (const day of ["2012-02-10", "2012-03-10", "2012-04-09", "2012-04-10"]) club.visit("A", `${day}T12:00:00Z`);
  await club.ready();
  expect(await club.values("visits", "2012", "tier")).toMatchObject({ bronze: 1, silver: 2 });
  expect(await club.value("visits", "2012")).toBe(3);
});

test("to the same day a year before, by the clock of Paris", async () => {
  const club = await handMade(database, { features, asOf: "2012-06-20" });
  club.member("A", "2011-01-01");
  club.visit("A", "2011-06-20T21:59:00Z");
  club.visit("A", "2011-06-20T22:01:00Z");
  club.visit("A", "2012-06-10T12:00:00Z");
  club.visit("A", "2012-06-11T12:00:00Z");
  await club.ready();
  expect(await club.row("visits", "2012-06", { compare: "n-1" })).toMatchObject({ value: 2, previous: 1, change: 1 });
});
