import { expect, test } from "vitest";
import { readViewRequest, writeViewRequest } from "./view-request";

const read = (text: string) => readViewRequest(new URLSearchParams(text));
const rewritten = (text: string) => {
  const view = read(text);
  return "request" in view ? writeViewRequest(view.request) : view.problem;
};

test("an address without anything asks for the year to date against N-1", () => {
  expect(read("")).toEqual({ request: { period: "ytd", compare: "n-1", filters: {} } });
  expect(rewritten("")).toBe("");
  expect(rewritten("period=ytd&compare=n-1")).toBe("");
});

test("a request survives its address, in one order", () => {
  expect(read("rep=12&tier=gold&compare=none&period=2026-Q3")).toEqual({
    request: { period: "2026-Q3", compare: "none", filters: { tier: "gold", rep: "12" } },
  });
  expect(rewritten("rep=12&tier=gold&compare=none&period=2026-Q3")).toBe(
    "period=2026-Q3&compare=none&tier=gold&rep=12",
  );
});

test("the axis of time is the calendar's unless it is the programme's age", () => {
  expect(read("axis=age")).toEqual({ request: { period: "ytd", compare: "n-1", filters: {}, axis: "age" } });
  expect(rewritten("tier=gold&axis=age")).toBe("axis=age&tier=gold");
  expect(rewritten("axis=calendar")).toBe("");
});

test("an empty code is a value, not its absence", () => {
  expect(rewritten("segment=")).toBe("segment=");
});

test("what is unknown or given twice is a problem, never dropped", () => {
  expect(rewritten("segmnet=Roofers")).toBe("unknown parameter");
  expect(rewritten("kind=gift")).toBe("unknown parameter");
  expect(rewritten("tier=gold&tier=silver")).toBe("tier is given twice");
  expect(rewritten("compare=n-2")).toBe("unknown comparison");
  expect(rewritten("axis=members")).toBe("unknown axis");
});
