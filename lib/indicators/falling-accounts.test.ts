import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** From March to May each account bought for 10,000 in one order last year, and this year for so much more or less. */
function spring(club: HandMade, more: Record<string, number>) {
  for (const [code, cents] of Object.entries(more)) {
    club.account(code, { segment: code });
    club.order(code, "2011-04-10", 10_000_00);
    club.order(code, "2012-04-10", 10_000_00 + cents);
  }
}
/**
 * Their median is 0 and half are within 200 of it: usual is 1.4826 × 200, twice that 593.04, as √10,000.00 = 1,000 for
 * all.
 */
const usual = { B: -200_00, C: -100_00, D: 0, E: 100_00, G: 200_00 };

/** Who falls, each being a segment of its own. */
async function falling(club: HandMade): Promise<string[]> {
  await club.ready();
  const { rows } = await club.ask("falling-accounts", "ytd", { by: ["segment"] });
  return rows.filter(({ value }) => value).map(({ key }) => key.segment ?? "");
}

test("590 under what is expected is usual, 600 is not; of those who bought in the same months last year", async () => {
  const nearly = await handMade(database);
  spring(nearly, { ...usual, A: -590_00, H: 590_00 });
  expect(await falling(nearly)).toEqual([]);
  const club = await handMade(database);
  spring(club, { ...usual, A: -600_00, H: 600_00 });
  club.order("new", "2012-04-10", 50_00);
  expect(await falling(club)).toEqual(["A"]);
  expect(await club.row("falling-accounts", "ytd")).toMatchObject({ value: 1, numerator: 1, denominator: 7 });
});

test("at least the set amount must be missing", async () => {
  for (const [fallingAmount, who] of [
    [600_00, ["A"]],
    [600_01, []],
  ] as const) {
    const club = await handMade(database, { fallingAmount });
    spring(club, { ...usual, A: -600_00, H: 600_00 });
    expect(await falling(club)).toEqual(who);
  }
});

test("with the trend: where all sell for 5,000 less, that much is expected, and 590 and 600 under it are as before", async () => {
  for (const [cents, who] of [
    [590_00, []],
    [600_00, ["A"]],
  ] as const) {
    const club = await handMade(database);
    spring(club, { ...usual, A: -cents, H: cents });
    for (const code of [...Object.keys(usual), "A", "H"]) club.order(code, "2012-05-10", -5_000_00);
    expect(await falling(club)).toEqual(who);
  }
});

test("1 order instead of 4 falls too, where the 550 that are missing would be usual; not where half order as often as before", async () => {
  // Of 4 orders √ is 2: half of all are within 0.5 of what they were, so that 2 × 1.4826 × 0.5 = 1.48 under it is usual.
  for (const [orders, who] of [
    [{ A: 1, B: 3, C: 5, D: 4, E: 5, G: 3, H: 7 }, ["A"]],
    [{ A: 2, B: 3, C: 5, D: 4, E: 5, G: 3, H: 6 }, []],
    [{ A: 1, B: 4, C: 4, D: 4, E: 4, G: 4, H: 7 }, []],
  ] as const) {
    const club = await handMade(database);
    spring(club, { ...usual, A: -550_00, H: 550_00 });
    for (const [code, count] of Object.entries(orders)) {
      for (let more = 1; more < 4; more++) club.order(code, "2011-05-02", 1);
      for (let more = 1; more < count; more++) club.order(code, "2012-05-02", 1);
    }
    expect(await falling(club)).toEqual(who);
  }
});

test("of the last three months that are whole on as of; of another day it is not known", async () => {
  const found: Record<string, number | null> = {};
  for (const asOf of ["2012-04-29", "2012-04-30", "2012-07-30", "2012-07-31"]) {
    const club = await handMade(database, { asOf });
    spring(club, { ...usual, A: -600_00, H: 600_00 });
    await club.ready();
    found[asOf] = (await club.row("falling-accounts", "2012")).denominator;
    expect(await club.value("falling-accounts", "2012-03")).toBeNull();
  }
  expect(found).toEqual({ "2012-04-29": 0, "2012-04-30": 7, "2012-07-30": 7, "2012-07-31": 0 });
});

test("null where the same months last year begin before the data, nobody where nothing was bought since", async () => {
  for (const [dataFrom, value] of [
    ["2011-03-02", null],
    ["2011-03-01", 1],
  ] as const) {
    const club = await handMade(database, { dataFrom });
    spring(club, { ...usual, A: -600_00, H: 600_00 });
    await club.ready();
    expect(await club.value("falling-accounts", "ytd")).toBe(value);
  }
  const silent = await handMade(database);
  for (const code of ["A", "B"]) silent.order(code, "2011-04-10", 10_000_00);
  await silent.ready();
  expect(await silent.row("falling-accounts", "ytd")).toMatchObject({ value: 0, denominator: 2 });
});
