import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "@/lib/report/request-error";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("a reward at 5 and 20 of running costs on 500 sold to members: 5 %; who is no member is not counted", async () => {
  const club = await handMade(database);
  club.member("A", "2011-01-01");
  club.order("A", "2012-03-10", 500_00);
  club.order("B", "2012-03-10", 900_00);
  club.reward("A", "2012-03-01", "gift", 100, 5_00);
  club.cost("2012-03-31", 20_00);
  club.cost("2012-04-01", 70_00, "agency");
  await club.ready();
  const row = await club.row("programme-cost-rate", "2012-03");
  expect(row).toMatchObject({ value: 0.05, numerator: 25_00, denominator: 500_00 });
  expect(await club.value("programme-cost-rate", "2012-04"), "nothing sold").toBeNull();
});

test("three years to the same day: each as far as the running one has come, and not before the data", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2010-07-01" });
  club.member("A", "2010-07-01");
  for (const year of [2010, 2011, 2012]) {
    club.order("A", `${year}-06-20`, 100_00);
    club.cost(`${year}-06-20`, year - 2000);
    club.order("A", `${year}-06-21`, 900_00);
    club.cost(`${year}-06-21`, 700_00);
  }
  await club.ready();
  expect(await club.value("programme-cost-rate", "ytd")).toBe(12 / 100_00);
  expect(await club.value("programme-cost-rate", "n-1:ytd")).toBe(11 / 100_00);
  expect(await club.value("programme-cost-rate", "n-2:ytd")).toBeNull();
  expect((await club.ask("programme-cost-rate", "n-1:ytd")).period).toEqual({
    ...{ label: "n-1:ytd", from: "2011-01-01", to: "2011-06-20", partial: true },
  });
});

test("not split; a programme without rewards has none", async () => {
  const club = await handMade(database);
  await club.ready();
  await expect(club.ask("programme-cost-rate", "2012-02", { by: ["segment"] })).rejects.toThrow(RequestError);
  const bare = await handMade(database, { features: ["points"] });
  await bare.ready();
  await expect(bare.ask("programme-cost-rate", "2012-02")).rejects.toThrow(RequestError);
});
