import { expect, test } from "vitest";
import { safeReturnPath, signInPath } from "./return-path";

test.each([
  "/demo/marketing",
  "/demo/marketing?period=fy2025",
  "/demo/marketing?segment=B%C3%A2ti+%26+Co&tier=gold#tiers",
])("%s is gone back to as it stands", (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

test.each([
  undefined,
  ["/demo", "/other"],
  "",
  "demo/marketing",
  "https://example.org/",
  "//example.org/",
  "/\\example.org",
  "\\/example.org",
  "/\t/example.org",
  "/\n/example.org",
  "/.//example.org",
  "/demo/..//example.org",
  "javascript:alert(1)",
  " /demo",
])("%s is not", (next) => {
  expect(safeReturnPath(next)).toBe("/");
});

test("the sign-in keeps the whole address to come back to", () => {
  const path = signInPath("/demo/marketing?period=fy2025&tier=gold");
  expect(path).toBe("/sign-in?next=%2Fdemo%2Fmarketing%3Fperiod%3Dfy2025%26tier%3Dgold");
  expect(safeReturnPath(new URL(path, "http://localhost").searchParams.get("next"))).toBe(
    "/demo/marketing?period=fy2025&tier=gold",
  );
});
