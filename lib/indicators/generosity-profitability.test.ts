import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("segments by what they are given, how they grow, what they leave and how big they are", async () => {
  const club = await handMade(database);
  club.account("A", { segment: "trade" });
  club.account("B", { segment: "retail" });
  for (const account of ["A", "B"]) club.member(account, "2011-01-01");
  club.order("A", "2011-02-01", 160_00, { margin: 10_00 });
  club.order("A", "2012-02-01", 220_00, { margin: 60_00 });
  club.order("A", "2012-02-05", -20_00, { margin: 0 });
  club.reward("A", "2012-02-10", "gift", 100, 10_00);
  club.order("B", "2012-02-01", 50_00, { margin: 10_00 });
  club.order("C", "2012-02-01", 900_00); // No member.
  await club.ready();
  expect(await club.values("generosity-profitability", "2012-Q1", "segment")).toMatchObject({
    "trade generosity": 0.05, // 10 on 200.
    "trade growth": 0.25, // 200 on 160.
    "trade margin": 0.25, // 60 less 10 on 200.
    "trade revenue": 200_00,
    "retail generosity": 0,
    "retail growth": null, // From nothing.
    "retail margin": 0.2,
    "retail revenue": 50_00,
  });
});

test("tiers by the revenue of who held them then: who moved up takes its N-1 along to nowhere", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B"]) {
    club.member(account, "2011-01-01");
    club.tier(account, "2011-01-01", "silver");
    club.order(account, "2011-03-01", 100_00, { margin: 0 });
  }
  club.tier("A", "2012-03-31", "gold");
  club.order("A", "2012-03-01", 120_00, { margin: 0 });
  club.order("B", "2012-03-01", 50_00, { margin: 0 });
  await club.ready();
  const values = await club.values("generosity-profitability", "2012-03", "tier", { definition: "tier" });
  expect(values).toMatchObject({
    "silver revenue": 50_00,
    "silver growth": -0.75, // On the 200 of both.
    "gold revenue": 120_00,
    "gold growth": null,
  });
});

test("a month that is cut grows on the same day of N-1; N-1 before the data is not known, and the rest is", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2011-06-01" });
  club.account("A", { region: "north" });
  club.member("A", "2011-01-01");
  club.order("A", "2011-06-20", 80_00, { margin: 0 });
  club.order("A", "2011-06-21", 500_00, { margin: 0 });
  club.order("A", "2012-06-01", 100_00, { margin: 30_00 });
  club.order("A", "2012-05-01", 100_00, { margin: 30_00 });
  await club.ready();
  const north = (period: string) => club.values("generosity-profitability", period, "region", { definition: "region" });
  expect(await north("2012-06")).toMatchObject({ "north growth": 0.25, "north margin": 0.3 });
  expect(await north("2012-05")).toMatchObject({ "north growth": null, "north margin": 0.3, "north revenue": 100_00 });
});

test("a programme without margins leaves them out, and one without rewards has none of it", async () => {
  const club = await handMade(database, { features: ["points", "rewards"] });
  club.account("A", { rep: "anna" });
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 100_00);
  await club.ready();
  const byRep = await club.values("generosity-profitability", "2012-03", "rep", { definition: "rep" });
  expect(byRep).toEqual({ "anna generosity": 0, "anna growth": null, "anna revenue": 100_00 });
  const bare = await handMade(database, { features: ["points"] });
  await bare.ready();
  await expect(bare.ask("generosity-profitability", "2012-03")).rejects.toThrow(RequestError);
});
