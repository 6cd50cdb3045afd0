import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("from the eve to the last day: two up, two as they were, one down, one in, one out", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C", "F"]) club.member(account, "2011-01-01");
  club.tier("A", "2011-01-01", "silver");
  club.tier("A", "2012-01-01", "gold");
  club.tier("B", "2011-01-01", "gold");
  club.tier("B", "2012-03-31", "bronze");
  club.tier("C", "2011-01-01", "silver");
  club.tier("C", "2012-02-01", "gold");
  club.tier("C", "2012-03-01", "silver"); // Up and down again.
  club.tier("F", "2012-02-01", "bronze"); // From none.
  club.member("D", "2012-03-31");
  club.member("E", "2011-12-31", "2012-03-31");
  club.member("G", "2012-01-01", "2012-03-31"); // Came and went.
  club.member("H", "2011-01-01", "2012-01-10"); // Went and came, as it was.
  club.member("H", "2012-02-10");
  club.tier("H", "2011-01-01", "silver");
  await club.ready();
  const { rows } = await club.ask("tier-migration", "2012-Q1");
  expect(rows.map(({ key, value, numerator, denominator }) => [key.part, value, numerator, denominator])).toEqual([
    ["upgraded", 2, 2, null],
    ["kept", 2, 2, null],
    ["downgraded", 1, 1, null],
    ["entered", 1, 1, null],
    ["left", 1, 1, null],
  ]);
});

test("from tier to tier, with those who held none and those outside; who was outside twice is in no pair", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C"]) club.member(account, "2011-01-01");
  for (const account of ["A", "B", "E"]) club.tier(account, "2011-01-01", "silver");
  for (const account of ["A", "B"]) club.tier(account, "2012-02-01", "gold");
  club.member("D", "2012-02-01");
  club.tier("D", "2012-02-01", "bronze");
  club.member("E", "2011-01-01", "2012-03-01");
  club.order("F", "2012-02-01", 10_00);
  await club.ready();
  const moves = await club.values("tier-migration", "2012-Q1", "from", { definition: "matrix" });
  expect(moves).toEqual({ "silver gold": 2, "silver outside": 1, "none none": 1, "outside bronze": 1 });
});

test("a month that is cut ends as of, and N-1 on the same day; other spans of months are refused", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  for (const account of ["A", "B", "C", "D"]) {
    club.member(account, "2011-01-01");
    club.tier(account, "2011-01-01", "bronze");
  }
  club.tier("A", "2011-06-20", "silver");
  club.tier("B", "2011-06-21", "silver");
  club.tier("C", "2012-06-20", "silver");
  club.tier("D", "2012-06-21", "silver");
  await club.ready();
  const { rows } = await club.ask("tier-migration", "2012-06", { compare: "n-1" });
  expect(rows.slice(0, 2).map(({ key, value, previous }) => [key.part, value, previous])).toEqual([
    ["upgraded", 1, 1],
    ["kept", 3, 3],
  ]);
  await expect(club.ask("tier-migration", "2012-04..2012-05")).rejects.toThrow(RequestError);
});

test("not known where the eve is before the data; a programme without tiers has none", async () => {
  const club = await handMade(database, { dataFrom: "2012-01-01" });
  club.member("A", "2011-01-01");
  club.tier("A", "2011-01-01", "gold");
  await club.ready();
  const early = await club.ask("tier-migration", "2012-Q1");
  expect(early.rows.every(({ value }) => value === null)).toBe(true);
  const pairs = await club.ask("tier-migration", "2012-Q1", { definition: "matrix" });
  expect(pairs.rows).toEqual([]);
  expect(await club.parts("tier-migration", "2012-02")).toMatchObject({ upgraded: 0, kept: 1, entered: 0 });
  const flat = await handMade(database, { features: ["points"] });
  await flat.ready();
  await expect(flat.ask("tier-migration", "2012-Q1")).rejects.toThrow(RequestError);
});
