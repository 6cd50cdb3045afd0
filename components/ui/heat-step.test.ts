import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { HEAT_STEPS, heatStep } from "./heat-step";

test("the ends of the scale have the first and the last step, one value the middle", () => {
  expect(heatStep(0.2, [0.2, 0.9])).toBe(1);
  expect(heatStep(0.9, [0.2, 0.9])).toBe(HEAT_STEPS);
  expect(heatStep(0.55, [0.2, 0.9])).toBe(4);
  expect(heatStep(3, [3, 3])).toBe(4);
  expect(heatStep(-1, [0, 1])).toBe(1);
});

/** Relative luminance, by WCAG. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const css = readFileSync("app/globals.css", "utf8");
function themes(name: string): [light: string, dark: string] {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? [];
  if (!light || !dark) throw new Error(`no colour ${name}`);
  return [light, dark];
}

describe.each(["light", "dark"] as const)("%s", (theme) => {
  const colorOf = (name: string) => themes(name)[theme === "light" ? 0 : 1];
  test.each(Array.from({ length: HEAT_STEPS }, (_, index) => index + 1))("text is read on step %i", (step) => {
    expect(contrast(colorOf(`on-seq-${step}`), colorOf(`seq-${step}`))).toBeGreaterThanOrEqual(4.5);
  });
  test("text is read on what is ours and on trouble", () => {
    expect(contrast(colorOf("on-accent"), colorOf("accent"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colorOf("on-bad"), colorOf("bad"))).toBeGreaterThanOrEqual(4.5);
  });
});
