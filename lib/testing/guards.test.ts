import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { guards, withoutGuard } from "./guards";

test.each(guards)("the guard without which $breaks is there, once, and can be broken", ({ breaks, file, guard }) => {
  const code = readFileSync(file, "utf8");
  expect(code.split(guard)).toHaveLength(2);
  expect(withoutGuard(breaks).transform(code, `/house/${file}`)).not.toContain(guard);
});

test.each(guards.filter(({ tests }) => tests[1]))("the tests of what sees that $breaks are there", ({ tests }) => {
  const [file, named = ""] = tests;
  expect(readFileSync(file, "utf8")).toMatch(new RegExp(named));
});
