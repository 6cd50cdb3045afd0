import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a reward at 5, a leaver's at 10 and a running cost of 20: 35; a cancelled reward costs nothing", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.member("B", "2011-01-01", "2012-02-01");
  club.reward("A", "2012-03-01", "gift", 100, 5_00);
  club.reward("B", "2012-03-31", "gift-card", 100, 10_00);
  club.reward("A", "2012-03-05", "service", 100, 99_00, true);
  club.cost("2012-03-31", 20_00);
  club.cost("2012-04-01", 70_00, "agency");
  await club.ready();
  const row = await club.row("programme-cost", "2012-03");
  expect(row).toMatchObject({ value: 35_00, numerator: 35_00, denominator: null });
  expect(await club.value("programme-cost", "2012")).toBe(105_00);
});

test("month by month, a month with nothing at 0; a cost to come is none yet, and N-1 is cut on the same day", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.reward("A", "2012-04-01", "gift", 100, 5_00);
  for (const year of [2011, 2012]) for (const day of ["06-20", "06-21"]) club.cost(`${year}-${day}`, 10_00);
  club.cost("2012-06-01", 5_00, "communication");
  await club.ready();
  expect(await club.values("programme-cost", "2012-04..2012-06", "month")).toEqual({
    "2012-04": 5_00,
    "2012-05": 0,
    "2012-06": 15_00,
  });
  const row = await club.row("programme-cost", "2012-06", { compare: "n-1" });
  expect(row).toMatchObject({ value: 15_00, previous: 10_00, change: 0.5, partial: true });
});

test("not known before the data, nor split; a programme without rewards has none", async () => {
  const club = await handMade(database, { dataFrom: "2012-02-01" });
  club.cost("2012-01-31", 10_00);
  club.cost("2012-02-01", 20_00);
  await club.ready();
  const byMonth = await club.values("programme-cost", "2012-01..2012-02", "month");
  expect(byMonth).toEqual({ "2012-01": null, "2012-02": 20_00 });
  await expect(club.ask("programme-cost", "2012-02", { by: ["segment"] })).rejects.toThrow(RequestError);
  const bare = await handMade(database, { features: ["points"] });
  await bare.ready();
  await expect(bare.ask("programme-cost", "2012-02")).rejects.toThrow(RequestError);
});
