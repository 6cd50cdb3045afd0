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

test("of 4 who came 2 saw the catalogue, and 1 of these ordered; who ordered without seeing it is not counted there", async () => {
  const club = await handMade(database, { features });
  for (const account of ["A", "B", "C", "D", "E"]) club.member(account, "2011-01-01");
  club.visit("A", "2012-04-01T12:00:00Z");
  for (const account of ["B", "C"]) club.visit(account, "2012-04-01T12:00:00Z", "catalogue");
  club.visit("B", "2012-04-02T12:00:00Z", "catalogue");
  club.reward("B", "2012-04-02", "gift", 100, 10_00);
  club.reward("C", "2012-04-02", "gift", 100, 10_00, true);
  club.visit("D", "2012-04-01T12:00:00Z");
  club.reward("D", "2012-04-02", "gift", 100, 10_00);
  club.reward("E", "2012-04-02", "gift", 100, 10_00);
  club.visit("guest", "2012-04-01T12:00:00Z", "catalogue");
  await club.ready();
  const { rows } = await club.ask("visit-funnel", "2012-04");
  expect(rows).toMatchObject([
    { key: { part: "visited" }, value: 4, numerator: 4, denominator: 4 },
    { key: { part: "catalogue" }, value: 2, numerator: 2, denominator: 4 },
    { key: { part: "ordered" }, value: 1, numerator: 1, denominator: 4 },
  ]);
});

test("once each over the quarter: who saw it in April and ordered in May did both in it, and in neither month", async () => {
  const club = await handMade(database, { features, asOf: "2012-06-20" });
  club.member("A", "2011-01-01");
  club.visit("A", "2012-04-30T21:30:00Z", "catalogue");
  club.visit("A", "2012-04-30T22:30:00Z"); // May 1 in Paris.
  club.reward("A", "2012-05-01", "gift", 100, 10_00);
  await club.ready();
  expect(await club.parts("visit-funnel", "2012-Q2")).toEqual({ visited: 1, catalogue: 1, ordered: 1 });
  expect(await club.parts("visit-funnel", "2012-04")).toEqual({ visited: 1, catalogue: 1, ordered: 0 });
  expect(await club.parts("visit-funnel", "2012-05")).toEqual({ visited: 1, catalogue: 0, ordered: 0 });
});

test("who left inside the period is in no tier, and the reward ordered after leaving is none", async () => {
  const club = await handMade(database, { features });
  club.member("A", "2011-01-01", "2012-02-15");
  club.member("B", "2011-01-01");
  for (const account of ["A", "B"]) {
    club.tier(account, "2011-01-01", "bronze");
    club.visit(account, "2012-02-01T12:00:00Z", "catalogue");
    club.reward(account, "2012-02-15", "gift", 100, 10_00);
  }
  club.tier("B", "2012-03-31", "gold");
  await club.ready();
  expect(await club.values("visit-funnel", "2012-Q1", "tier")).toEqual({
    "gold visited": 1,
    "gold catalogue": 1,
    "gold ordered": 1,
    "none visited": 1,
    "none catalogue": 1,
    "none ordered": 0,
  });
});
