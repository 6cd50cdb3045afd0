import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyExponent } from "@/lib/format/money";
import { decimalOf, formatDecimal, toMinorUnits } from "./decimal";

const minor = (value: unknown, places = 2) => {
  const decimal = decimalOf(value);
  return decimal && toMinorUnits(decimal, places);
};

describe("money", () => {
  it.each([
    ["12.345", 1235n],
    ["-12.345", -1235n],
    ["12.344999999999999999999", 1234n],
    [1.005, 101n],
    [0.1 + 0.2, 30n],
    [-0.005, -1n],
    ["0.004", 0n],
    [".5", 50n],
    ["5.", 500n],
    ["1e3", 100_000n],
    ["1.5E-2", 2n],
    [1e21, 10n ** 23n],
    [7n, 700n],
    ["+7", 700n],
    [" 7 ", 700n],
  ])("%s in euros", (value, expected) => expect(minor(value)).toBe(expected));

  it.each([
    "1,5",
    "1 000",
    "€5",
    "",
    "-",
    ".",
    "NaN",
    "Infinity",
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "1e999",
    true,
    null,
    "0x10",
    "9".repeat(61),
  ])("%s is no amount", (value) => expect(minor(value)).toBeNull());

  it("has the decimals of its currency", () => {
    expect(["EUR", "JPY", "KWD"].map(currencyExponent)).toEqual([2, 0, 3]);
    expect(minor("12.5", 0)).toBe(13n);
    expect(minor("-12.0005", 3)).toBe(-12_001n);
  });

  it("is symmetric, and at most half a unit off", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 0, max: 20 }),
        (unscaled, scale) => {
          const rounded = toMinorUnits({ unscaled, scale }, 2);
          expect(toMinorUnits({ unscaled: -unscaled, scale }, 2)).toBe(-rounded);
          const off = rounded * 10n ** BigInt(scale) - unscaled * 100n;
          expect((off < 0n ? -off : off) * 2n <= 10n ** BigInt(scale)).toBe(true);
        },
      ),
    );
  });
});

it("writes what it reads", () => {
  for (const text of ["0", "-0.05", "12.50", "123456789012345678901234567890.1"]) {
    expect(formatDecimal(decimalOf(text) ?? { unscaled: 0n, scale: 0 })).toBe(text);
  }
});
