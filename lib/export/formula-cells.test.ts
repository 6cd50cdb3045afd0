import { expect, test } from "vitest";
import { asItWas, keepAsText } from "./formula-cells";

test.each(["-50,00", "=1+1", "a;=b", "+33 1", "@x", "plain", "l'atelier", "'quoted'", "a,-b", ""])(
  "%s comes back",
  (text) => {
    expect(asItWas(keepAsText(text))).toBe(text);
  },
);
