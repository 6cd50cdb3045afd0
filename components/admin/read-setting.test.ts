import { describe, expect, test } from "vitest";
import { taskInputs } from "@/lib/tasks/task-kinds";
import { readNumber, readSetting, writePercent } from "./read-setting";
import { areWords } from "./read-words";

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const isAccepted = (changes: object): boolean =>
  taskInputs["change-settings"].safeParse(JSON.parse(JSON.stringify({ changes }))).success;

test("numbers are read as either language writes them", () => {
  expect(readNumber("12 500,5")).toBe(12500.5);
  expect(readNumber("1\u202f000")).toBe(1000);
  expect(readNumber(".5")).toBe(0.5);
  expect(readNumber(" ")).toBeNull();
  for (const wrong of ["1.000,5", "1e3", "douze", "12 €"]) expect(readNumber(wrong)).toBeNaN();
});

test("a share is written and read in percent, without the noise of binary fractions", () => {
  expect(writePercent(0.07)).toBe("7");
  expect(readSetting("objectiveCoefficient", form({ objectiveCoefficient: "107" }), [])).toEqual({
    objectiveCoefficient: 1.07,
  });
  expect(readSetting("generosityBand", form({ least: "2,5", most: "4.1" }), [])).toEqual({
    generosityBand: [0.025, 0.041],
  });
});

test("what is left empty is no value, no tier, no limit", () => {
  expect(readSetting("budget", form({ budget: "" }), [])).toEqual({ budget: null });
  expect(readSetting("generosityBand", form({ least: "", most: "" }), [])).toEqual({ generosityBand: null });
  expect(readSetting("targetTierShares", form({ gold: "", silver: "" }), ["gold", "silver"])).toEqual({
    targetTierShares: null,
  });
  expect(readSetting("thresholds", form({ recruitment: "40", falling: "" }), [])).toEqual({
    thresholds: { recruitment: 0.4 },
  });
});

test("the words of one language are read, those of the others stay", () => {
  const english = { en: { point: { one: "star", many: "stars" } } };
  const written = {
    "point.one": " étoile ",
    "point.many": "étoiles",
    "point.gender": "f",
    "tier.one": "",
    "tier.many": "",
  };
  const read = readSetting("words", form({ language: "fr", kept: JSON.stringify(english), ...written }), []);
  expect(read).toEqual({ words: { ...english, fr: { point: { one: "étoile", many: "étoiles", gender: "f" } } } });
  expect(isAccepted(read)).toBe(true);
  expect(readSetting("words", form({ language: "en", kept: JSON.stringify(english) }), [])).toEqual({ words: {} });
});

describe("words that are none are told, and refused", () => {
  test.each([
    ["half of them", { one: "étoile", many: "" }],
    ["syntax of a text", { one: "étoile", many: "{étoiles}" }],
    ["a formula", { one: "=étoile", many: "étoiles" }],
    ["too long", { one: "étoile", many: "é".repeat(31) }],
  ])("%s", (_, { one, many }) => {
    const fields = form({ language: "fr", kept: "{}", "point.one": one, "point.many": many, "point.gender": "f" });
    const read = readSetting("words", fields, []);
    expect(areWords(read.words ?? {})).toBe(false);
    expect(isAccepted(read)).toBe(false);
  });
});

describe("what is no value is not sent as one: the server refuses it", () => {
  test.each([
    ["budget", form({ budget: "beaucoup" })],
    ["fallingAmount", form({ fallingAmount: "" })],
    ["generosityBand", form({ least: "2", most: "" })],
    ["zone", form({ zone: "Europe/Nulle-Part" })],
    ["currency", form({ currency: "euro" })],
  ] as const)("%s", (name, fields) => {
    const changes = readSetting(name, fields, []);
    expect(name === "budget" ? changes.budget : isAccepted(changes)).toEqual(name === "budget" ? Number.NaN : false);
  });
});
