import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Circle, placeBubbleLabels } from "./bubble-labels";
import { layOutFlows } from "./flow-layout";
import { pictureName } from "./picture-name";
import { flagsIn } from "./plot";
import { spreadLabels } from "./spread-labels";
import { fitText, textWidth, wrapText } from "./text-width";
import { layOutWaterfall } from "./waterfall";

describe("labels in a column", () => {
  test("stay where they belong while they can, and move together about their middle", () => {
    const room = { top: 0, bottom: 100, apart: 15 };
    expect(spreadLabels([80, 20], room)).toEqual([80, 20]);
    expect(spreadLabels([50, 50], room)).toEqual([42.5, 57.5]);
    expect(spreadLabels([98, 99], room)).toEqual([85, 100]);
    expect(spreadLabels([], room)).toEqual([]);
  });
  test("are apart, inside and in order, however many", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 220 }), { maxLength: 20 }), (wishes) => {
        const placed = spreadLabels(wishes, { top: 0, bottom: 200, apart: 15 });
        const step = Math.min(15, 200 / Math.max(1, wishes.length - 1));
        const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0) || a - b);
        const heights = order.map((index) => placed[index] ?? Number.NaN);
        for (const [index, height] of heights.entries()) {
          expect(height).toBeGreaterThanOrEqual(-1e-6);
          expect(height).toBeLessThanOrEqual(200 + 1e-6);
          if (index > 0) expect(height - (heights[index - 1] ?? 0)).toBeGreaterThanOrEqual(step - 1e-6);
        }
      }),
    );
  });
});

describe("flows", () => {
  const flows = [
    { from: "gold", to: "gold", count: 8 },
    { from: "silver", to: "gold", count: 2 },
    { from: "silver", to: "outside", count: 3 },
    { from: "outside", to: "silver", count: 7 },
    { from: "gold", to: "silver", count: 0 },
  ];
  const { before, after, ribbons } = layOutFlows(["gold", "silver", "outside"], flows, 224);
  test("both sides count all, in the order given, nobody's flow is no ribbon", () => {
    expect(before.map(({ key, count }) => [key, count])).toEqual([
      ["gold", 8],
      ["silver", 5],
      ["outside", 7],
    ]);
    expect(after.map(({ count }) => count)).toEqual([10, 7, 3]);
    expect(ribbons).toHaveLength(4);
  });
  test("one scale: 20 accounts in the height that two gaps leave, inside it", () => {
    for (const { count, height, y } of [...before, ...after]) {
      expect(height).toBeCloseTo(count * 10);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(224);
    }
  });
  test("ribbons fill their bars from the top without overlap", () => {
    for (const [nodes, side, top] of [
      [before, "from", "fromY"],
      [after, "to", "toY"],
    ] as const) {
      for (const node of nodes) {
        let y = node.y;
        for (const ribbon of ribbons.filter((one) => one[side] === node.key).sort((a, b) => a[top] - b[top])) {
          expect(ribbon[top]).toBeCloseTo(y);
          y += ribbon.height;
        }
        expect(y).toBeCloseTo(node.y + node.height);
      }
    }
  });
  test("nothing moved, nothing drawn", () => {
    expect(layOutFlows(["gold"], [], 200)).toEqual({ before: [], after: [], ribbons: [] });
  });
});

describe("names of bubbles", () => {
  const box = { left: 0, top: 0, right: 400, bottom: 200 };
  const circle = (key: string, x: number, y: number, r = 10): Circle => ({ key, x, y, r, text: key });
  test("right of the circle, left where there is no room, left out where there is none at all", () => {
    expect(placeBubbleLabels([circle("one", 50, 50)], box, 5)).toMatchObject([{ anchor: "start", x: 65 }]);
    expect(placeBubbleLabels([circle("one", 395, 50)], box, 5)).toMatchObject([{ anchor: "end" }]);
    expect(placeBubbleLabels([circle("a much longer name than this", 20, 20)], { ...box, right: 40 }, 5)).toEqual([]);
  });
  test("the largest first, and no more than asked", () => {
    const labels = placeBubbleLabels([circle("small", 50, 50, 4), circle("large", 50, 120, 20)], box, 1);
    expect(labels.map(({ key }) => key)).toEqual(["large"]);
  });
  test("no name over another circle", () => {
    const labels = placeBubbleLabels([circle("first", 100, 100, 20), circle("second", 140, 100, 12)], box, 5);
    expect(labels.find(({ key }) => key === "first")?.anchor).toBe("end");
  });
});

describe("a waterfall", () => {
  const step = (key: string, value: number, kind: "total" | "flow" = "flow") => ({
    key,
    label: key,
    value,
    kind,
    text: "",
  });
  test("flows begin where the step before ended, totals at zero", () => {
    const { bars } = layOutWaterfall([
      step("opening", 50, "total"),
      step("issued", 50),
      step("redeemed", -40),
      step("closing", 60, "total"),
    ]);
    expect(bars.map(({ start, end }) => [start, end])).toEqual([
      [0, 0.5],
      [0.5, 1],
      [1, 0.6],
      [0, 0.6],
    ]);
  });
  test("under zero there is room, and nothing has a scale too", () => {
    expect(layOutWaterfall([step("opening", 10, "total"), step("redeemed", -20)]).zero).toBe(0.5);
    expect(layOutWaterfall([step("opening", 0, "total")]).bars).toMatchObject([{ start: 0, end: 0 }]);
  });
});

test("a text is cut or wrapped to its room", () => {
  expect(fitText("Platine", 100)).toBe("Platine");
  expect(fitText("Opération Printemps", textWidth("Opération"))).toBe("Opératio…");
  expect(fitText("Platine", 10)).toBe("");
  expect(wrapText("En croissance, peu récompensés", textWidth("En croissance, peu"))).toEqual([
    "En croissance, peu",
    "récompensés",
  ]);
});

test("flags of the months shown, in their order", () => {
  const flags = ["2026-09-07", "2026-01-02", "2025-12-31"].map((startsOn) => ({ name: startsOn, startsOn }));
  expect(flagsIn(flags, [{ period: "2026-01" }, { period: "2026-09" }]).map(({ name }) => name)).toEqual([
    "2026-01-02",
    "2026-09-07",
  ]);
});

test("a picture's file is named by what it shows and its day", () => {
  expect(pictureName(["Club Bâti+", "Évolution du cœur"], "2026-11-17")).toBe(
    "club-bati-evolution-du-coeur-2026-11-17.png",
  );
});
