import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("each segment by its size, revenue, members, activity, generosity and potential", async () => {
  const club = await handMade(database);
  for (const account of ["A", "B", "C", "D"])
    club.account(account, {
      segment: "trade",
      eligible: true,
      since: "2010-01-01",
      ...(account === "A" ? { potential: 400_00 } : {}),
    });
  club.account("E", { segment: "retail", eligible: true, since: "2012-03-31" });
  club.account("F", { segment: "retail", eligible: true, since: "2012-04-01" }); // Not yet.
  for (const account of ["A", "B"]) club.member(account, "2011-01-01");
  club.order("A", "2012-03-01", 120_00);
  club.order("A", "2012-03-10", -20_00);
  club.order("C", "2012-03-01", 60_00);
  club.reward("A", "2012-03-15", "gift", 100, 5_00);
  await club.ready();
  expect(await club.values("segments", "2012-03", "segment")).toEqual({
    "trade accounts": 4,
    "trade revenue": 160_00,
    "trade penetration": 0.5, // A and B of four.
    "trade active": 0.5, // A of A and B.
    "trade generosity": 0.05, // 5 on the 100 that a member bought.
    "trade potential": 0.25, // A alone has one.
    "retail accounts": 1,
    "retail revenue": 0,
    "retail penetration": 0,
    "retail active": null,
    "retail generosity": null,
    "retail potential": null,
  });
});

test("where 12 months begin before the data, what looks back on them is not known, and the rest is", async () => {
  const club = await handMade(database, { dataFrom: "2012-01-01" });
  club.account("A", { segment: "trade", eligible: true, potential: 100_00 });
  club.member("A", "2012-01-01");
  club.order("A", "2012-03-01", 40_00);
  club.reward("A", "2012-03-15", "gift", 100, 10_00);
  await club.ready();
  expect(await club.values("segments", "2012-03", "segment")).toEqual({
    "trade accounts": 1,
    "trade revenue": 40_00,
    "trade penetration": 1,
    "trade active": null,
    "trade generosity": 0.25,
    "trade potential": null,
  });
});

test("a programme without rewards has no generosity to show", async () => {
  const club = await handMade(database, { features: ["points"] });
  club.account("A", { segment: "trade" });
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 40_00);
  await club.ready();
  expect(Object.keys(await club.parts("segments", "2012-03"))).toEqual([
    "accounts",
    "revenue",
    "penetration",
    "active",
    "potential",
  ]);
});
