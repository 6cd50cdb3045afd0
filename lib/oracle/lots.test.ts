import { describe, expect, test } from "vitest";
import { type Entry, lotsOf, stateOn } from "./lots";
import { medianWait } from "./survival";

type Written = [day: string, ref: string, kind: Entry["kind"], points: number, more?: string];

/** Entries in the order given; `more` is the day on which an addition expires, or what a reversal names. */
const ledger = (...written: Written[]) =>
  lotsOf(
    written.map(([day, ref, kind, points, more = null], place) => ({
      ref,
      account: 1,
      day: `2024-${day}`,
      kind,
      points,
      expires: kind === "reverse" || more === null ? null : `2024-${more}`,
      reverses: kind === "reverse" ? more : null,
      place,
    })),
  );

const states = (lots: ReturnType<typeof ledger>, day = "12-31") =>
  Object.fromEntries(
    lots.map((lot) => {
      const { redeemed, expired, withdrawn, open } = stateOn(lot, `2024-${day}`);
      return [lot.ref, [redeemed, expired, withdrawn, open]];
    }),
  );

describe("lots", () => {
  test("the earliest expiry is used first, none last, then the earlier earned, then by ref", () => {
    const lots = ledger(
      ["01-01", "never", "earn", 10],
      ["01-02", "late", "earn", 10, "12-01"],
      ["01-03", "a", "earn", 10, "06-01"],
      ["01-03", "b", "adjust", 10, "06-01"],
      ["02-01", "r", "redeem", -15],
      ["03-01", "x", "expire", -10],
      ["04-01", "w", "adjust", -7],
    );
    expect(states(lots)).toEqual({
      never: [0, 0, 2, 8],
      late: [0, 5, 5, 0],
      a: [10, 0, 0, 0],
      b: [5, 5, 0, 0],
    });
    expect(states(lots, "02-15")).toEqual({
      never: [0, 0, 0, 10],
      late: [0, 0, 0, 10],
      a: [10, 0, 0, 0],
      b: [5, 0, 0, 5],
    });
  });

  test("what is not there is owed, and paid by later additions, oldest debt first", () => {
    const lots = ledger(
      ["01-01", "r", "redeem", -10],
      ["01-02", "x", "expire", -10],
      ["02-01", "a", "earn", 15],
      ["03-01", "b", "earn", 15],
    );
    expect(states(lots)).toEqual({ a: [10, 5, 0, 0], b: [0, 5, 0, 10] });
    expect(states(lots, "02-15")).toEqual({ a: [10, 5, 0, 0], b: [0, 0, 0, 0] });
  });

  test("the reversal of an earn takes what is open of it, then others, and owes the rest", () => {
    const lots = ledger(
      ["01-01", "a", "earn", 10, "03-01"],
      ["01-02", "b", "earn", 10, "06-01"],
      ["01-03", "r", "redeem", -6],
      ["01-04", "back", "reverse", -10, "a"],
      ["01-05", "again", "reverse", -10, "b"],
      ["01-06", "c", "earn", 10],
    );
    expect(states(lots)).toEqual({ a: [6, 0, 4, 0], b: [0, 0, 10, 0], c: [0, 0, 6, 4] });
  });

  test("the reversal of a redemption pays what it owes, gives back last used first, and is a lot beyond that", () => {
    const lots = ledger(
      ["01-01", "a", "earn", 10, "03-01"],
      ["01-02", "b", "earn", 10, "06-01"],
      ["02-01", "r", "redeem", -26],
      ["04-01", "some", "reverse", 12, "r"],
      ["05-01", "rest", "reverse", 18, "r"],
    );
    expect(states(lots, "04-15")).toEqual({ a: [10, 0, 0, 0], b: [4, 0, 0, 6], rest: [0, 0, 0, 0] });
    expect(states(lots)).toEqual({ a: [0, 0, 0, 10], b: [0, 0, 0, 10], rest: [0, 0, 0, 4] });
    expect(lots.find(({ ref }) => ref === "rest")).toMatchObject({ earned: false, expires: null, day: "2024-05-01" });
  });

  test("a debt that a later lot paid is given back to that lot", () => {
    const lots = ledger(
      ["01-01", "a", "earn", 10],
      ["01-02", "r", "redeem", -15],
      ["02-01", "b", "earn", 20],
      ["03-01", "back", "reverse", 8, "r"],
    );
    expect(states(lots)).toEqual({ a: [7, 0, 0, 3], b: [0, 0, 0, 20] });
    expect(states(lots, "02-15")).toEqual({ a: [10, 0, 0, 0], b: [5, 0, 0, 15] });
  });
});

test("those still waiting count for as long as they have", () => {
  const wait = (days: number, came = true) => ({ days, came });
  expect(medianWait([])).toBeNull();
  expect(medianWait([wait(5), wait(9, false), wait(9, false)])).toBeNull();
  expect(medianWait([wait(5), wait(9)])).toBe(5);
  // 3/4, then 1/2 of the two left: those who were lost before day 8 say nothing of it.
  expect(medianWait([wait(3), wait(4, false), wait(8), wait(9)])).toBe(8);
});
