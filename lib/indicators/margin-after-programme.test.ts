import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a margin of 30 less 5 of rewards and 10 of running costs, on 100: 15 %", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 100_00, { margin: 30_00 });
  club.order("B", "2012-03-01", 900_00, { margin: 900_00 }); // No member.
  club.reward("A", "2012-03-05", "gift", 100, 5_00);
  club.cost("2012-03-10", 10_00);
  await club.ready();
  const row = await club.row("margin-after-programme", "2012-03");
  expect(row).toMatchObject({ value: 0.15, numerator: 15_00, denominator: 100_00 });
});

test("a return takes its margin back, and what a member bought while away is left out: 15 less 10 on 50", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01", "2012-03-10");
  club.member("A", "2012-03-20");
  club.order("A", "2012-03-01", 100_00, { margin: 30_00 });
  club.order("A", "2012-03-25", -50_00, { margin: -15_00 });
  club.order("A", "2012-03-15", 900_00, { margin: 900_00 });
  club.cost("2012-03-31", 10_00, "animation");
  await club.ready();
  expect(await club.value("margin-after-programme", "2012-03")).toBe(0.1);
});

test("one order without a margin makes its month unknown; nothing sold is not known either, whatever it cost", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-01", 100_00, { margin: 30_00 });
  club.order("A", "2012-04-01", 100_00, { margin: 30_00 });
  club.order("A", "2012-04-02", 1_00);
  club.cost("2012-05-01", 10_00);
  await club.ready();
  expect(await club.values("margin-after-programme", "2012-03..2012-05", "month")).toEqual({
    "2012-03": 0.3,
    "2012-04": null,
    "2012-05": null,
  });
  const row = await club.row("margin-after-programme", "2012-05");
  expect(row).toMatchObject({ numerator: -10_00, denominator: 0 });
});

test("a programme without margins has none, nor is it told of a part", async () => {
  const club = await handMade(database, { features: ["points", "rewards"] });
  await club.ready();
  await expect(club.ask("margin-after-programme", "2012-03")).rejects.toThrow(RequestError);
  const whole = await handMade(database);
  await whole.ready();
  await expect(whole.ask("margin-after-programme", "2012-03", { by: ["rep"] })).rejects.toThrow(RequestError);
});
