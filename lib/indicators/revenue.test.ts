import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("members and others count; a return lowers its own month; a cancelled order is nothing", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-05", 100_00);
  club.order("B", "2012-03-31", 50_00);
  club.order("B", "2012-03-31", 999_00, { cancelled: true });
  club.order("A", "2012-04-02", -30_00);
  await club.ready();
  expect(await club.values("revenue", "2012-03..2012-05", "month")).toEqual({
    "2012-03": 150_00,
    "2012-04": -30_00,
    "2012-05": 0,
  });
  expect(await club.value("revenue", "2012")).toBe(120_00);
});

test("June to the 20th is compared with June to the 20th a year before, not with all of June", async () => {
  const club = await handMade(database, { asOf: "2012-06-20" });
  club.order("A", "2011-06-20", 10_00);
  club.order("A", "2011-06-21", 99_00);
  club.order("A", "2012-06-20", 15_00);
  club.order("A", "2012-06-21", 77_00); // After as of: not known yet.
  await club.ready();
  expect(await club.row("revenue", "2012-06", { compare: "n-1" })).toMatchObject({
    value: 15_00,
    previous: 10_00,
    change: 0.5,
    partial: true,
  });
});

test("a period that begins before the data is not known; a month without orders is 0", async () => {
  const club = await handMade(database, { dataFrom: "2011-03-10" });
  club.order("A", "2011-03-10", 10_00);
  club.order("A", "2011-04-01", 20_00);
  await club.ready();
  expect(await club.values("revenue", "2011-03..2011-05", "month")).toEqual({
    "2011-03": null,
    "2011-04": 20_00,
    "2011-05": 0,
  });
});

test("it is not split by tier, which others than members do not have", async () => {
  const club = await handMade(database);
  await club.ready();
  await expect(club.ask("revenue", "2012", { by: ["tier"] })).rejects.toThrow("unknown split");
});
