import { expect, test } from "vitest";
import { readViewRequest, writeViewRequest } from "./view-request";

test("a URL without anything asks for the year to date against N-1", () => {
  expect(readViewRequest({})).toEqual({ period: "ytd", compare: "n-1", filters: {} });
  expect(writeViewRequest(readViewRequest({}))).toBe("");
});

test("a request survives its URL", () => {
  const request = readViewRequest({ period: "2026-Q3", compare: "none", tier: "gold", rep: ["12", "13"], page: "2" });
  expect(request).toEqual({ period: "2026-Q3", compare: "none", filters: { tier: "gold", rep: "12" } });
  expect(writeViewRequest(request)).toBe("period=2026-Q3&compare=none&tier=gold&rep=12");
});

test("an empty code is a value, not its absence", () => {
  expect(writeViewRequest(readViewRequest({ segment: "" }))).toBe("segment=");
});
