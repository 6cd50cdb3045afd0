import { describe, expect, it } from "vitest";
import type { FeedColumn } from "./feeds";
import { columnParser, Invalid } from "./parse-value";

const parse = (column: FeedColumn, value: unknown) => {
  const parsed = columnParser(column, 2)(value);
  return parsed instanceof Invalid ? { refused: parsed.reason } : parsed;
};
const refused = (reason: string) => ({ refused: expect.stringContaining(reason) });

describe("days", () => {
  it.each(["2012-02-29", "1900-01-01", "2200-12-31", "2012-02-29 00:00:00", "2012-02-29T00:00"])("%s", (text) =>
    expect(parse({ kind: "day" }, text)).toBe(text.slice(0, 10)),
  );
  it.each([
    ["2012-02-30", "no such day"],
    ["1900-02-29", "no such day"],
    ["2012-13-01", "no such day"],
    ["2012-00-10", "no such day"],
    ["1899-12-31", "before 1900"],
    ["2201-01-01", "after 2200"],
    ["31/12/2012", "not a day"],
    ["2012-1-1", "not a day"],
    ["2012-01-01 08:00:00", "not a day"],
    ["2012-01-01T00:00:00Z", "not a day"],
    ["infinity", "not a day"],
    [20120101, "not a day"],
  ])("%s: %s", (value, reason) => expect(parse({ kind: "day" }, value)).toEqual(refused(reason)));
});

it.each([
  ["2012-03-04T05:06:07Z", null],
  ["2012-03-04 05:06:07.123456+0530", null],
  ["2012-03-04 05:06-11", null],
  ["2012-03-04T05:06:07", "without its offset"],
  ["2012-02-30T05:06:07Z", "no such day"],
  ["2012-03-04T24:00:00Z", "not an instant"],
  ["2012-03-04T05:60:00Z", "not an instant"],
  ["2012-03-04T05:06:07+26:00", "not an instant"],
  ["2012-03-04", "not an instant"],
])("the instant %s", (text, reason) =>
  expect(parse({ kind: "instant" }, text)).toEqual(reason ? refused(reason) : text),
);

it("integers, in their range", () => {
  const column: FeedColumn = { kind: "integer", range: [0, 100] };
  expect([7, 7n, "7", "7.0", 7.0].map((value) => parse(column, value))).toEqual(["7", "7", "7", "7", "7"]);
  expect(parse(column, 7.5)).toEqual(refused("not an integer"));
  expect(parse(column, "x")).toEqual(refused("not an integer"));
  expect(parse(column, 101)).toEqual(refused("not from 0 to 100"));
  expect(parse({ kind: "integer" }, 2n ** 60n)).toEqual(refused("not from"));
});

it("flags and choices", () => {
  expect([true, 1, "1", "TRUE", 1n].map((value) => parse({ kind: "flag" }, value))).toEqual(["t", "t", "t", "t", "t"]);
  expect([false, 0, "false"].map((value) => parse({ kind: "flag" }, value))).toEqual(["f", "f", "f"]);
  expect(parse({ kind: "flag" }, "yes")).toEqual(refused("not true"));
  expect(parse({ kind: "choice", values: ["a", "b"] }, " a ")).toBe("a");
  expect(parse({ kind: "choice", values: ["a", "b"] }, "A")).toEqual(refused("not one of a, b"));
});

it("text", () => {
  expect(parse({ kind: "text" }, " x ")).toBe("x");
  expect(parse({ kind: "text" }, 42)).toBe("42");
  expect(parse({ kind: "text" }, "a\0b")).toEqual(refused("NUL"));
  expect(parse({ kind: "text" }, "x".repeat(201))).toEqual(refused("longer than 200"));
  expect(parse({ kind: "text" }, { items: [1] })).toEqual(refused("not a text"));
});

it("what is not said", () => {
  for (const nothing of [null, undefined, "", "  "]) {
    expect(parse({ kind: "money" }, nothing)).toBeNull();
    expect(parse({ kind: "day", required: true }, nothing)).toEqual(refused("missing"));
    expect(parse({ kind: "flag", default: false }, nothing)).toBe("f");
    expect(parse({ kind: "text", default: "" }, nothing)).toBe("");
  }
});

it("amounts beyond what a number holds", () => {
  expect(["12", "-0.5", 12.5, 3n, "0.00"].map((value) => parse({ kind: "money" }, value))).toEqual([
    "1200",
    "-050",
    "1250",
    "300",
    "000",
  ]);
  expect(parse({ kind: "money" }, "1.125")).toBe("113");
  for (const sign of ["", "-"]) {
    expect(parse({ kind: "money" }, `${sign}100000000000.00`)).toBe(`${sign}10000000000000`);
    // Of a code that was taken for an amount, thirty in a month would be more than a number holds.
    for (const amount of ["100000000000.01", "100000000000.010", "3017620422003"])
      expect(parse({ kind: "money" }, `${sign}${amount}`)).toEqual(refused("too large"));
  }
  expect(parse({ kind: "integer" }, "73282932000074")).toEqual(refused("not from"));
});
