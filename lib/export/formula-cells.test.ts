import { expect, test } from "vitest";
import { asItWas, keepAsText } from "./formula-cells";

test.each([
  "-50,00",
  "=1+1",
  "a;=b",
  "+33 1",
  "@x",
  "plain",
  "l'atelier",
  "'quoted'",
  "a,-b",
  "a\t\t=b",
  "a\r\n =b",
  "",
])("%s comes back", (text) => {
  expect(asItWas(keepAsText(text))).toBe(text);
});

test("a long text of what ends cells is read once: from each on, it would take half an hour", () => {
  const blanks = "\t\r\n".repeat(300_000);
  expect(keepAsText(`a${blanks}=b`)).toBe(`a${blanks}'=b`);
  expect(asItWas(`a${blanks}'=b`)).toBe(`a${blanks}=b`);
});
